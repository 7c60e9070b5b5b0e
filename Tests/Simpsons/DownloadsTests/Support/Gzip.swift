import Foundation

/// Compresses with the system's tool, since an archive library would add its own end.
enum Gzip {
  static func write(_ bytes: Data, to path: String) throws {
    let plain = path + ".plain"
    try bytes.write(to: URL(filePath: plain))
    defer { unlink(plain) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "--stdout", plain]
    try Data().write(to: URL(filePath: path))
    process.standardOutput = FileHandle(forWritingAtPath: path)
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
  }
}
