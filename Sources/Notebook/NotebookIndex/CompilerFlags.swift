/// Tells the arguments of a compiler or linker that change what it makes from those that do not.
enum CompilerFlags {
  /// Arguments with a value that say how much works at once, what the package's folder is called, and where an index for editors goes.
  private static let withValue: Set = ["-num-threads", "-package-name", "-index-store-path"]
  /// Arguments that concern messages and tests.
  private static let alone: Set = [
    "-enable-testing", "-color-diagnostics", "-no-color-diagnostics", "-parseable-output",
    "-serialize-diagnostics",
  ]

  /// The arguments behind the program's name, without those that change nothing in the result.
  static func meaningful(_ arguments: [String]) -> [String] {
    var result: [String] = []
    var rest = arguments.dropFirst()
    while let word = rest.popFirst() {
      if withValue.contains(word) {
        rest = rest.dropFirst()
      } else if !alone.contains(word), !isJobCount(word) {
        result.append(word)
      }
    }
    return result
  }

  /// `-j2`
  private static func isJobCount(_ word: String) -> Bool {
    word.hasPrefix("-j") && Int(word.dropFirst(2)) != nil
  }
}
