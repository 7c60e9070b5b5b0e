import Artifacts
import Foundation

/// Shows the errors of the compiler at the top of the last good report.
enum BuildFailureBanner {
  private static let start = "<!--build-failure-->"
  private static let end = "<!--/build-failure-->"

  /// Whether the report shows errors now.
  static func isShown(on report: String) -> Bool {
    FileManager.default.contents(atPath: report)?.range(of: Data(start.utf8)) != nil
  }

  /// Replaces the errors that the report shows; does nothing while there is no report.
  /// - Throws: `FileError` when the report cannot be written.
  static func show(_ failure: BuildFailure, on report: String) throws {
    guard let data = FileManager.default.contents(atPath: report) else { return }
    let page = insert(failure, into: String(decoding: data, as: UTF8.self))
    try AtomicFile.write(Data(page.utf8), to: report)
  }

  static func insert(_ failure: BuildFailure, into report: String) -> String {
    var page = report
    if let from = page.range(of: start), let to = page.range(of: end) {
      page.removeSubrange(from.lowerBound..<to.upperBound)
    }
    let text = failure.errors.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    let banner = """
      \(start)<div role="alert" style="border-left:4px solid #c0392b;padding:.6em 1em;margin:1em">\
      <strong>The notebook does not compile; this is the last good report.</strong>\
      <pre style="white-space:pre-wrap">\(text)</pre></div>\(end)
      """
    if let body = page.range(of: "<body"), let close = page[body.upperBound...].firstIndex(of: ">")
    {
      page.insert(contentsOf: banner, at: page.index(after: close))
      return page
    }
    return banner + page
  }
}
