/// The errors that the compiler reported.
package struct BuildFailure: Error, Sendable {
  package var errors: String

  package init(errors: String) { self.errors = errors }

  /// Finds the errors in the output of a build, each once: the line with its place, the line of the source, and what points into
  /// it. Everything when there are none.
  /// - Parameter package: The folder that paths start from.
  package init(output: String, package: String) {
    var excerpt = Excerpt()
    for line in output.split(separator: "\n") { excerpt.add(line) }
    let lines = excerpt.lines.isEmpty ? [output] : excerpt.lines
    errors = lines.joined(separator: "\n").replacing(package + "/", with: "")
  }

  /// Picks the lines of errors from those that come.
  private struct Excerpt {
    private(set) var lines: [String] = []
    private var seen: Set<Substring> = []
    /// The number of the source line of the last error; `nil` where its excerpt is not wanted.
    private var wanted: Substring?
    private var isInside = false

    mutating func add(_ line: Substring) {
      let parts = line.split(separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
      let number = parts[0].filter { !$0.isWhitespace }
      if parts.count == 2, number.allSatisfy(\.isNumber) {
        // A line of the source, or one that points into it.
        if !number.isEmpty { isInside = number == (wanted ?? "-") }
        if isInside { lines.append(String(line)) }
        return
      }
      isInside = false
      wanted = nil
      guard line.contains("error: "), seen.insert(line).inserted else { return }
      lines.append(String(line))
      let place = line.split(separator: ":", maxSplits: 3)
      wanted = place.count == 4 ? place[1] : nil
    }
  }
}
