import Foundation
import Printing
import RunRecord
import Synchronization

/// The cell process's end of the pipe to the supervisor.
final class MessagePipe: Sendable {
  private let descriptor: Int32
  private let gate = Mutex<Void>(())

  init(descriptor: Int32) { self.descriptor = descriptor }

  func send(_ message: CellMessage) {
    guard let content = try? RecordCoding.encoder().encode(message) else { return }
    // What C code has printed so far comes first.
    fflush(nil)
    send(.message, token: 0, Array(content))
  }

  func send(text: String, token: Int) {
    send(.text, token: Int32(clamping: token), Array(text.utf8))
  }

  /// The cell's code took the pipe away, so that nothing it does can be recorded any more.
  static func fail(_ code: Int32) -> Never {
    let reason = String(cString: strerror(code))
    let text =
      "Fatal error: cannot use the runner's descriptors, which the cell closed: \(reason)\n"
    _ = text.utf8CString.withUnsafeBytes { write(2, $0.baseAddress, $0.count - 1) }
    abort()
  }

  private func send(_ kind: Frame.Kind, token: Int32, _ content: [UInt8]) {
    let bytes = Frame.head(kind, token: token, count: content.count) + content
    gate.withLock { _ in
      let code = bytes.withUnsafeBytes { Descriptor.write($0, to: descriptor) }
      // The supervisor is gone; so is the reason to go on.
      if code == EPIPE { CellProgram.endGroup() }
      if code != 0 { Self.fail(code) }
    }
  }
}
