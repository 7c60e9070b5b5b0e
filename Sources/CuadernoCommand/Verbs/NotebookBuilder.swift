import Artifacts
import Foundation

/// Builds a notebook by SwiftPM, as it was built before.
struct NotebookBuilder {
  let package: String
  let product: String
  /// The program that runs now, which the build replaces.
  let program: String

  init(package: String, product: String) {
    self.package = package
    self.product = product
    program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))?
      .replacing(" (deleted)", with: "") ?? CommandLine.arguments[0]
  }

  private var configuration: String { program.contains("/debug/") ? "debug" : "release" }

  /// - Throws: ``BuildFailure``.
  func build() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "swift", "build", "-c", configuration, "--package-path", package, "--product", product,
    ]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    do { try process.run() } catch { throw BuildFailure(errors: "error: cannot start swift build") }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      let errors = text.split(separator: "\n").filter { $0.contains("error: ") }
      var seen: Set<Substring> = []
      throw BuildFailure(
        errors: errors.isEmpty
          ? text : errors.filter { seen.insert($0).inserted }.joined(separator: "\n"))
    }
  }
}

/// The compiler's complaints.
struct BuildFailure: Error {
  var errors: String
}

/// Puts the compiler's complaints at the top of the last good report.
enum BuildFailureBanner {
  private static let start = "<!--build-failure-->"
  private static let end = "<!--/build-failure-->"

  /// - Throws: `FileError` when the report cannot be read or written.
  static func show(_ failure: BuildFailure, on report: String) throws {
    guard let data = FileManager.default.contents(atPath: report) else { return }
    var page = String(decoding: data, as: UTF8.self)
    if let from = page.range(of: start), let to = page.range(of: end) {
      page.removeSubrange(from.lowerBound..<to.upperBound)
    }
    let text = failure.errors.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let banner = """
      \(start)<div role="alert" style="border-left:3px solid #c0392b;padding:.6em 1em;margin:1em">\
      <strong>The notebook does not compile; this is the last good report.</strong>\
      <pre style="white-space:pre-wrap">\(text)</pre></div>\(end)
      """
    if let body = page.range(of: "<body"), let close = page[body.upperBound...].firstIndex(of: ">")
    {
      page.insert(contentsOf: banner, at: page.index(after: close))
    } else {
      page = banner + page
    }
    try AtomicFile.write(Data(page.utf8), to: report)
  }
}
