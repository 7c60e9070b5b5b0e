/// A place in code that reads a file or a variable of the environment.
struct OutsideRead: Equatable {
  /// How the code does it, as in `Data(contentsOf:)`.
  var name: String
  var line: Int
  /// Whether it reads the environment; else it reads a file.
  var isEnvironment = false

  /// Members of `FileManager` that read nothing.
  private static let harmless: Set = [
    "createDirectory", "createFile", "removeItem", "copyItem", "moveItem", "linkItem",
    "temporaryDirectory", "setAttributes", "changeCurrentDirectoryPath", "currentDirectoryPath",
    "homeDirectoryForCurrentUser",
  ]
  private static let functions: Set = ["fopen", "opendir", "InputStream", "URLSession"]

  /// `nil` when the token at an index begins no such place.
  init?(at index: Int, in scanner: DeclarationScanner) {
    let texts = scanner.texts
    func text(_ offset: Int) -> String {
      texts.indices.contains(index + offset) ? texts[index + offset] : ""
    }
    line = scanner.tokens[index].line
    guard !scanner.silencedLines.contains(line) else { return nil }
    switch text(0) {
    case "contentsOf", "contentsOfFile":
      // An array has such a label too: `append(contentsOf:)`.
      guard text(-1) == "(", text(-2).first?.isUppercase == true || text(-2) == "init" else {
        return nil
      }
      name = "\(text(-2))(\(text(0)):)"
    case "FileManager":
      guard text(2) != "default" || !Self.harmless.contains(text(4)) else { return nil }
      name = "FileManager"
    case "FileHandle":
      guard text(1) == "(", text(2).hasPrefix("forReading") else { return nil }
      name = "FileHandle(\(text(2)):)"
    case "getenv":
      (name, isEnvironment) = ("getenv", true)
    case "environment":
      guard text(-1) == ".", text(-2) == "processInfo" else { return nil }
      (name, isEnvironment) = ("ProcessInfo.processInfo.environment", true)
    case let word where Self.functions.contains(word) && text(-1) != ".": name = word
    default: return nil
    }
  }
}
