import ArgumentParser
import Cuaderno
import Printing

/// The parameters of a notebook as flags: `--epochs 3`, `--augment`, `--no-augment`, and `--parameters` for a file of them.
///
/// The parser finds flags by reflection; this type shows it one child for each flag.
struct ParameterFlags<Book: Notebook>: ParsableArguments, CustomReflectable {
  private static var declarations: [ParameterDeclaration] {
    (try? LoadedNotebook(Book.self))?.graph.parameters ?? []
  }

  /// The given values as text, by name.
  private(set) var given: [String: String] = [:]
  /// The path of the file with more of them.
  private var file: String?

  init() {}

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: FlagKey.self)
    file = try values.decodeIfPresent(String.self, forKey: Self.fileKey)
    for declaration in Self.declarations {
      let key = FlagKey(declaration.name)
      if declaration.isSwitch {
        if let value = try values.decodeIfPresent(Bool.self, forKey: key) {
          given[declaration.name] = String(value)
        }
      } else if let value = try values.decodeIfPresent(String.self, forKey: key) {
        given[declaration.name] = value
      }
    }
  }

  /// The same on another command line.
  var arguments: [String] {
    let switches = Set(Self.declarations.filter(\.isSwitch).map(\.name))
    return given.sorted { $0.key < $1.key }.map { name, value in
      switches.contains(name)
        ? (value == "true" ? "--\(name)" : "--no-\(name)") : "--\(name)=\(value)"
    }
  }

  private static var fileKey: FlagKey { FlagKey("parameters") }

  /// Adds the values of the file, where no flag gives one.
  /// - Throws: The parser's error for a value that a parameter does not take, and for a file that cannot be read.
  mutating func validate() throws {
    if let file {
      do {
        let values = try ParameterFile(path: file, names: Self.declarations.map(\.name)).values
        given.merge(values) { flag, _ in flag }
      } catch { throw ValidationError(ErrorText.describe(error)) }
    }
    for declaration in Self.declarations {
      guard let value = given[declaration.name] else { continue }
      do { _ = try declaration.read(value) } catch {
        throw ValidationError("\(error)")
      }
    }
  }

  var customMirror: Mirror {
    let children = Self.declarations.map { declaration -> Mirror.Child in
      ("_\(FlagKey(declaration.name).stringValue)", Self.flag(declaration))
    }
    let file = Option<String?>(
      name: .customLong("parameters"),
      help: ArgumentHelp(
        "Read parameters from a JSON file, such as {\"epochs\": 3}. Flags take precedence.",
        valueName: "file"),
      completion: .file(extensions: ["json"]))
    return Mirror(
      ParameterFlags.self, children: children + [("_\(Self.fileKey.stringValue)", file)],
      displayStyle: .struct)
  }

  /// A line for each flag, for the help of the whole program.
  static var overview: String {
    let width = declarations.map(\.name.count).max() ?? 0
    return declarations.map {
      HelpText.entry("  --\($0.name)", $0.help, indentation: width + 6)
    }.joined(separator: "\n")
  }

  private static func flag(_ declaration: ParameterDeclaration) -> Any {
    let limits = declaration.bounds.map { ", in \($0)" } ?? ""
    let choices = declaration.choices.map { ", one of \($0.joined(separator: ", "))" } ?? ""
    let start = declaration.defaultText.isEmpty ? "none" : declaration.defaultText
    let help = ArgumentHelp(
      "\(declaration.help) (default: \(start)\(limits)\(choices))",
      valueName: declaration.name.split(separator: "-").last.map(String.init) ?? "value")
    let name = NameSpecification.customLong(declaration.name)
    if declaration.isSwitch {
      return Flag<Bool?>(name: name, inversion: .prefixedNo, help: help)
    }
    // Unconditional: a value may begin with a minus sign.
    return Option<String?>(
      name: name, parsing: .unconditional, help: help,
      completion: declaration.choices.map { .list($0) } ?? .default)
  }
}
