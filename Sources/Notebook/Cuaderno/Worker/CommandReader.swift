import Foundation

/// Reads the supervisor's commands from a pipe.
struct CommandReader {
  let descriptor: Int32
  private var rest: [UInt8] = []

  init(descriptor: Int32) { self.descriptor = descriptor }

  /// Waits for bytes and gives the commands that are complete; `nil` when the supervisor is gone.
  mutating func read() -> [CellCommand]? {
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = Foundation.read(descriptor, &buffer, buffer.count)
    if count < 0 {
      if errno == EINTR { return [] }
      MessagePipe.fail(errno)
    }
    guard count > 0 else { return nil }
    rest += buffer[..<count]
    var commands: [CellCommand] = []
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      if let command = try? JSONDecoder().decode(CellCommand.self, from: Data(rest[..<end])) {
        commands.append(command)
      }
      rest.removeFirst(end + 1)
    }
    return commands
  }
}
