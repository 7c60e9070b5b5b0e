import ArgumentParser
import Cuaderno

/// The parameters of a notebook as flags: `--epochs 3`, `--augment`, `--no-augment`.
///
/// The parser finds flags by reflection; this type shows it one child for each parameter.
struct ParameterFlags<Book: Notebook>: ParsableArguments, CustomReflectable {
  private static var declarations: [ParameterDeclaration] {
    (try? LoadedNotebook(Book.self))?.graph.parameters ?? []
  }

  /// The given values as text, by name.
  private(set) var given: [String: String] = [:]

  init() {}

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: FlagKey.self)
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

  /// - Throws: `ParameterError`, for a value out of bounds.
  mutating func validate() throws {
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
    return Mirror(ParameterFlags.self, children: children, displayStyle: .struct)
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
    return Option<String?>(name: name, help: help)
  }
}
