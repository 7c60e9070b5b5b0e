/// What the plugin passes on.
struct Arguments {
  /// A module that the notebook depends on.
  struct Module {
    var name: String
    /// Whether it is one of the runner's own, for which a version stands in keys.
    var isRunner = false
    var needs: [String] = []
    var files: [String] = []
  }

  var package = ""
  var output = ""
  /// The file with the commands of this build.
  var plan: String?
  /// Folders whose place does not matter, by the names that stand for them.
  var folders: [(name: String, path: String)] = []
  /// Modules that the notebook could depend on but does not: what brings each one, as in a manifest.
  var offered: [String: String] = [:]
  var notebook = ""
  /// The files of the notebook: the Swift files, and the resources.
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
      case "--plan": plan = try value(word)
      case "--folder": folders.append((try value(word), try value(word)))
      case "--offered": offered[try value(word)] = try value(word)
      case "--notebook": notebook = try value(word)
      case "--module": modules.append(Module(name: try value(word)))
      case "--runner": modules[try lastModule(word)].isRunner = true
      case "--needs": modules[try lastModule(word)].needs.append(try value(word))
      case _ where modules.isEmpty: files.append(word)
      default: modules[modules.count - 1].files.append(word)
      }
    }
    guard !package.isEmpty, !output.isEmpty, !notebook.isEmpty else {
      throw IndexError("--package, --output and --notebook are needed")
    }
  }

  private func lastModule(_ flag: String) throws -> Int {
    guard !modules.isEmpty else { throw IndexError("\(flag) needs a --module before it") }
    return modules.count - 1
  }

  /// Whether a file is compiled as Swift.
  static func isSwift(_ path: String) -> Bool { path.hasSuffix(".swift") }
}
