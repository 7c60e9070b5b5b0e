/// What the plugin hands over.
struct Arguments {
  /// A module of the package that the notebook depends on.
  struct Module {
    var name: String
    var needs: [String] = []
    var files: [String] = []
  }

  var package = ""
  var output = ""
  var notebook = ""
  /// The Swift files of the notebook.
  var files: [String] = []
  var modules: [Module] = []

  init(_ words: some Sequence<String>) throws {
    var words = words.makeIterator()
    func value(_ flag: String) throws -> String {
      guard let value = words.next() else { throw IndexError("\(flag) needs a value") }
      return value
    }
    while let word = words.next() {
      switch word {
      case "--package": package = try value(word)
      case "--output": output = try value(word)
      case "--notebook": notebook = try value(word)
      case "--module": modules.append(Module(name: try value(word)))
      case "--needs": try modules[modules.count - 1].needs.append(value(word))
      case _ where modules.isEmpty: files.append(word)
      default: modules[modules.count - 1].files.append(word)
      }
    }
    guard !package.isEmpty, !output.isEmpty, !notebook.isEmpty else {
      throw IndexError("--package, --output and --notebook are needed")
    }
  }
}
