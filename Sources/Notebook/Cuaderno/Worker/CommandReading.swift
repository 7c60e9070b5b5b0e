import Foundation

extension Worker {
  /// The next line of the supervisor; `nil` when it is gone.
  static func readCommand() -> Data? {
    var line = Data()
    var byte: UInt8 = 0
    while true {
      let count = read(commandDescriptor, &byte, 1)
      if count < 0, errno == EINTR { continue }
      guard count == 1 else { return nil }
      if byte == UInt8(ascii: "\n") { return line }
      line.append(byte)
    }
  }
}
