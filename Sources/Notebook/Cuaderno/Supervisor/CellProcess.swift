import Foundation
import Printing
import RunRecord

/// The running process of a cell, seen from the supervisor.
final class CellProcess {
  /// Something that came from the process, in the order in which it happened as far as pipes show.
  enum Happening {
    case message(CellMessage)
    /// Printed by the cell's own code, at a place.
    case text(String, token: Int)
    /// Written to a descriptor by anything in the process.
    case captured(String, PrintedStream)
    /// Bytes on the message pipe that are no message.
    case stray(Int)
    /// The process is gone; everything that it wrote came before.
    case ended(ProcessEnding)
  }

  enum PrintedStream { case output, errors }

  let launcher: Launcher
  private let ends: ProcessEnds
  private var frames = FrameReader()
  private var strayCount = 0
  private var outputText = TextAssembler()
  private var errorText = TextAssembler()
  private var frameText: [Int: TextAssembler] = [:]
  private let decoder = RecordCoding.decoder()
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

  /// What to wait for.
  var descriptors: [Int32] { [launcher.descriptor, ends.messages, ends.output, ends.errors] }

  func send(_ command: CellCommand) {
    guard var line = try? JSONEncoder().encode(command) else { return }
    line.append(UInt8(ascii: "\n"))
    // A process that is gone is noticed by its end.
    _ = line.withUnsafeBytes { Descriptor.write($0, to: ends.commands) }
  }

  /// Ends the process and everything that it started, at once.
  func kill() { if !hasEnded { launcher.kill(ends.process) } }

  /// Everything that has happened since the last call; does not wait.
  func happenings() -> [Happening] {
    let ending = launcher.ending(of: ends.process)
    var result: [Happening] = []
    // What C code printed before a message is in its pipe before the message is.
    let messageBytes = Self.drain(ends.messages)
    let outputBytes = Self.drain(ends.output)
    let errorBytes = Self.drain(ends.errors)
    if let text = outputText.take(outputBytes) { result.append(.captured(text, .output)) }
    if let text = errorText.take(errorBytes) { result.append(.captured(text, .errors)) }
    messageBytes.withUnsafeBytes { frames.append($0) }
    while let frame = frames.next() {
      switch frame.kind {
      case .text:
        if let text = frameText[Int(frame.token), default: TextAssembler()].take(frame.content) {
          result.append(.text(text, token: Int(frame.token)))
        }
      case .message:
        if let message = try? decoder.decode(CellMessage.self, from: Data(frame.content)) {
          result.append(.message(message))
        } else {
          strayCount += frame.content.count
        }
      }
    }
    if let ending, messageBytes.isEmpty, outputBytes.isEmpty, errorBytes.isEmpty {
      hasEnded = true
      let stray = strayCount + frames.strayCount
      if stray > 0 { result.append(.stray(stray)) }
      result.append(.ended(ending))
    }
    return result
  }

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
