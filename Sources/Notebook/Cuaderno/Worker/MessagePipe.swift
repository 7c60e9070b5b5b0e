import Foundation
import RunRecord
import Synchronization

/// The worker's end of the pipe to the supervisor.
final class MessagePipe: Sendable {
  private let descriptor: Int32
  private let gate = Mutex<Void>(())

  init(descriptor: Int32) { self.descriptor = descriptor }

  func send(_ message: WorkerMessage) {
    guard let content = try? RecordCoding.encoder().encode(message) else { return }
    // What C code has printed so far comes first.
    fflush(nil)
    send(.message, token: 0, Array(content))
  }

  func send(text: String, token: Int) {
    send(.text, token: Int32(clamping: token), Array(text.utf8))
  }

  private func send(_ kind: Frame.Kind, token: Int32, _ content: [UInt8]) {
    let bytes = Frame.head(kind, token: token, count: content.count) + content
    gate.withLock { _ in
      bytes.withUnsafeBytes { raw in
        var rest = raw
        while !rest.isEmpty {
          let count = write(descriptor, rest.baseAddress, rest.count)
          if count < 0 {
            if errno == EINTR { continue }
            // The supervisor is gone; so is the reason to go on.
            Worker.endGroup()
          }
          rest = UnsafeRawBufferPointer(rebasing: rest[count...])
        }
      }
    }
  }
}
