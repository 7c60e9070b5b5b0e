import Foundation
import Testing

/// Compares `text` with the reviewed file `Golden/NAME` beside the test, and records an issue with the first line that
/// differs.
///
/// With `CUADERNO_RENEW_GOLDEN=1` in the environment the file is written instead. Review what changed before you commit
/// it. What differs between machines (times, paths, versions) has to be replaced in `text` before.
package func expectGolden(
  _ text: String, _ name: String, testFile: String = #filePath,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let file = GoldenFile(name: name, testFile: testFile)
  do {
    if GoldenFile.isRenewing {
      try file.write(text)
    } else if let complaint = file.complaint(about: text) {
      Issue.record("\(complaint)", sourceLocation: sourceLocation)
    }
  } catch {
    Issue.record(error, sourceLocation: sourceLocation)
  }
}

/// A reviewed file that a test compares its result with.
struct GoldenFile {
  let path: URL

  /// Whether golden files are written instead of compared.
  static var isRenewing: Bool {
    ProcessInfo.processInfo.environment["CUADERNO_RENEW_GOLDEN"] == "1"
  }

  init(name: String, testFile: String) {
    path = URL(filePath: testFile).deletingLastPathComponent().appending(path: "Golden/\(name)")
  }

  func write(_ text: String) throws {
    try FileManager.default.createDirectory(
      at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: path, options: .atomic)
  }

  /// Where `text` first differs from the file; `nil` when they are equal.
  func complaint(about text: String) -> String? {
    guard let data = try? Data(contentsOf: path) else {
      return "\(path.path) does not exist; \(Self.renewal)"
    }
    let expected = String(decoding: data, as: UTF8.self)
    guard Array(expected.utf8) != Array(text.utf8) else { return nil }
    let wanted = expected.split(separator: "\n", omittingEmptySubsequences: false)
    let found = text.split(separator: "\n", omittingEmptySubsequences: false)
    let index =
      zip(wanted, found).enumerated().first { !$1.0.utf8.elementsEqual($1.1.utf8) }?.offset
      ?? min(wanted.count, found.count)
    func line(_ lines: [Substring]) -> String {
      lines.indices.contains(index) ? lines[index].debugDescription : "nothing"
    }
    return """
      \(path.path):\(index + 1) differs.
      expected: \(line(wanted))
      found:    \(line(found))
      If the change is intended, \(Self.renewal)
      """
  }

  private static let renewal =
    "run the test again with CUADERNO_RENEW_GOLDEN=1 and review the change of the file."
}
