/// Texts of the help set into lines.
enum HelpText {
  /// The terminal's width that the argument parser assumes.
  static let width = 80

  /// An entry of a list: its name, and its text beside it, in lines that begin where the text does.
  static func entry(_ name: String, _ text: String, indentation: Int) -> String {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      if !line.isEmpty, indentation + line.count + 1 + word.count > width {
        lines.append(line)
        line = ""
      }
      line += (line.isEmpty ? "" : " ") + word
    }
    lines.append(line)
    let head = name + String(repeating: " ", count: max(1, indentation - name.count))
    return head + lines.joined(separator: "\n" + String(repeating: " ", count: indentation))
  }
}
