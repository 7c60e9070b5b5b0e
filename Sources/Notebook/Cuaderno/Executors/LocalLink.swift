import Foundation
import Printing
import RunRecord

/// The pipes to a process of this machine.
final class LocalLink: ProcessLink {
  private let launcher: Launcher
  private let ends: ProcessEnds
  private var hasEnded = false

  /// Takes over the descriptors.
  init(_ ends: ProcessEnds, _ launcher: Launcher) {
    self.ends = ends
    self.launcher = launcher
    for descriptor in [ends.messages, ends.output, ends.errors] {
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }
  }

  deinit {
    kill()
    launcher.forget(ends.process)
    ends.close()
  }

  var descriptors: [Int32] { [launcher.descriptor, ends.messages, ends.output, ends.errors] }

  func send(_ command: CellCommand) {
    guard var line = try? JSONEncoder().encode(command) else { return }
    line.append(UInt8(ascii: "\n"))
    // A process that is gone is noticed by its end.
    _ = line.withUnsafeBytes { Descriptor.write($0, to: ends.commands) }
  }

  func kill() { if !hasEnded { launcher.kill(ends.process) } }

  func receive() -> [LinkEvent] {
    let ending = launcher.ending(of: ends.process)
    // What C code printed before a message is in its pipe before the message is.
    let messages = Self.drain(ends.messages)
    let output = Self.drain(ends.output)
    let errors = Self.drain(ends.errors)
    if let ending, messages.isEmpty, output.isEmpty, errors.isEmpty {
      hasEnded = true
      return [.ended(ending)]
    }
    return [.output(output), .errors(errors), .messages(messages)]
  }

  func admit(_ message: CellMessage) -> CellMessage? { message }

  func takeSignals() -> [Int32] { launcher.takeSignals() }

  /// Up to a few MiB that are ready.
  private static func drain(_ descriptor: Int32) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < 4 << 20 {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}

/// A process and the supervisor's ends of its pipes.
struct ProcessEnds {
  let process: pid_t
  let commands: Int32
  let messages: Int32
  let output: Int32
  let errors: Int32

  func close() {
    for descriptor in [commands, messages, output, errors] { Foundation.close(descriptor) }
  }
}
