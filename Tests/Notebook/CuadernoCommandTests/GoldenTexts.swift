import Foundation

/// Printed texts without what differs from run to run and from machine to machine.
enum GoldenTexts {
  /// Replaces times, dates, run names, sizes and the folder, and sets every gap between columns to two spaces.
  static func stable(_ text: String, folder: String) -> String {
    var text = text.replacing(folder, with: "FOLDER")
    for (pattern, word) in [
      (#"[0-9]{8}-[0-9]{6}-[0-9a-f]{7}"#, "RUN"),
      (#"[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}"#, "DATE"),
      (#"[0-9.]+ (s|min [0-9]+ s)\b"#, "TIME"), (#"[0-9.]+ k?B\b"#, "SIZE"),
    ] {
      text = text.replacingOccurrences(of: pattern, with: word, options: .regularExpression)
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let indentation = line.prefix { $0 == " " }
      return indentation
        + line.dropFirst(indentation.count).replacingOccurrences(
          of: "  +", with: "  ", options: .regularExpression)
    }.joined(separator: "\n")
  }

  /// A help text without the notebook's own parameters.
  static func withoutParameters(_ help: String) -> String {
    var isInside = false
    return help.split(separator: "\n", omittingEmptySubsequences: false).filter { line in
      if line == "PARAMETERS OF THE NOTEBOOK:" { isInside = true }
      defer { if line.isEmpty { isInside = false } }
      return !isInside && !line.hasPrefix("USAGE: ")
    }.joined(separator: "\n")
  }
}
