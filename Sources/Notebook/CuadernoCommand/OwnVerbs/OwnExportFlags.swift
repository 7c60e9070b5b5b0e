import ArgumentParser
import Cuaderno

/// The exports that a notebook adds, as flags: `--class-names`.
struct OwnExportFlags<Book: Notebook>: ParsableArguments, CustomReflectable {
  /// The requested exports, in the notebook's order.
  private(set) var chosen: [OwnExport] = []

  init() {}

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: FlagKey.self)
    chosen = try Book.addedExports.filter {
      try values.decodeIfPresent(Bool.self, forKey: FlagKey($0.name)) == true
    }
  }

  var customMirror: Mirror {
    let children = Book.addedExports.map { export -> Mirror.Child in
      let flag = Flag<Bool>(
        wrappedValue: false, name: .customLong(export.name), help: ArgumentHelp(export.help))
      return ("_\(FlagKey(export.name).stringValue)", flag)
    }
    return Mirror(OwnExportFlags.self, children: children, displayStyle: .struct)
  }
}
