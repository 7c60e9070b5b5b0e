import Cuaderno
import Foundation

/// Builds a notebook with SwiftPM in the configuration that it was built in before.
package struct NotebookBuilder: Sendable {
  /// The folder of the package.
  let package: String
  /// The program, which the build replaces: its name is the product's, its folder that of the configuration.
  let program: String

  package init(package: String, program: String) {
    self.package = package
    self.program = program
  }

  /// The program that runs now.
  static var ownProgram: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))?
      .replacing(" (deleted)", with: "") ?? CommandLine.arguments[0]
  }

  /// What distinguishes one build of the program from another; `nil` while there is none.
  var identity: FileIdentity? { try? FileIdentity(path: program) }

  private var arguments: [String] {
    [
      "swift", "build", "-c", program.contains("/debug/") ? "debug" : "release",
      "--package-path", package, "--product",
      program.split(separator: "/").last.map(String.init) ?? program,
    ]
  }

  /// Builds. A request to stop ends the build.
  /// - Parameter isStopped: Called often; returns the signal that requests a stop.
  /// - Throws: ``BuildFailure``; ``Stopped``.
  package func build(isStopped: () -> Int32?) throws {
    let path = NSTemporaryDirectory() + "build-\(UUID().uuidString).txt"
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    defer { try? FileManager.default.removeItem(atPath: path) }
    guard let output = FileHandle(forWritingAtPath: path) else {
      throw BuildFailure(errors: "error: cannot write \(path)")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    process.standardOutput = output
    process.standardError = output
    do { try process.run() } catch { throw BuildFailure(errors: "error: cannot start swift build") }
    while process.isRunning {
      if let signal = isStopped() {
        process.terminate()
        process.waitUntilExit()
        throw Stopped(signal: signal)
      }
      usleep(10_000)
    }
    guard process.terminationStatus != 0 else { return }
    let text = FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self)
    }
    throw BuildFailure(output: text ?? "", package: package)
  }
}

/// A signal requested an end.
struct Stopped: Error {
  var signal: Int32
}
