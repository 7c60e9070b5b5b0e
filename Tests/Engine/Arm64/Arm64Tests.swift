import Foundation
import Testing

/// The kernels in C on another processor: compiled for arm64 and run under an emulator, where both are installed
/// (`apt-get install gcc-aarch64-linux-gnu libc6-dev-arm64-cross qemu-user`).
struct Arm64Tests {
  private static let compiler = "aarch64-linux-gnu-gcc"
  private static let emulator = "qemu-aarch64"

  private static func call(_ words: [String]) throws -> (code: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = words
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private static var hasTools: Bool {
    [compiler, emulator].allSatisfy { (try? call([$0, "--version"]).code) == 0 }
  }

  @Test("The kernels agree with their plain twins", .enabled(if: hasTools, "no emulator of arm64"))
  func kernels() throws {
    let package = URL(filePath: #filePath).appending(path: "../../../..").standardized
    let kernels = package.appending(path: "Sources/Engine/CKernels")
    let sources = try FileManager.default.contentsOfDirectory(atPath: kernels.path)
      .filter { $0.hasSuffix(".c") }.map { kernels.appending(path: $0).path }
    #expect(sources.count >= 10)
    let program = NSTemporaryDirectory() + "kernels-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: program) }
    let driver = package.appending(path: "Tests/Engine/Arm64/kernels.c").path
    let flags = [
      "-O3", "-fno-math-errno", "-static", "-I", kernels.appending(path: "include").path,
    ]
    let build = try Self.call(
      [Self.compiler] + flags + [driver] + sources + ["-lm", "-o", program])
    try #require(build.code == 0, "\(build.text)")
    let run = try Self.call([Self.emulator, program])
    #expect(run.code == 0 && run.text.contains(" 0 failures"), "\(run.text)")
  }
}
