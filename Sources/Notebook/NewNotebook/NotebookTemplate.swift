import SwiftLexer

/// The files of a new notebook.
struct NotebookTemplate {
  /// `who-is-it`
  let name: String
  let title: String

  /// - Throws: `ProblemWithNotebook` for a name that no program and module can have.
  init(name: String, title: String?) throws {
    let isPlain = name.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard isPlain, name.first?.isLetter == true, name.last != "-", !name.contains("--") else {
      throw ProblemWithNotebook(
        "\"\(name)\" can be no notebook's name: it takes lower-case letters, digits and single dashes, a letter first"
      )
    }
    guard !Self.isReserved(name) else {
      throw ProblemWithNotebook(
        "\"\(name)\" can be no notebook's name: the program would be called like something that "
          + "there is already; choose another one")
    }
    let words = name.split(separator: "-").joined(separator: " ")
    let title = title ?? words.prefix(1).uppercased() + words.dropFirst()
    guard !title.contains(where: { $0.isNewline || $0 == "\"" || $0 == "\\" }), !title.isEmpty
    else {
      throw ProblemWithNotebook("a title is one line without quotation marks and backslashes")
    }
    self.name = name
    self.title = title
  }

  /// Names that the compiler keeps for itself, and those of programs and modules that the notebook's package would have too.
  private static func isReserved(_ name: String) -> Bool {
    Keywords.all.contains(name) || ["main", "swift", "cuaderno"].contains(name)
      || ["simpsons", "shapes", "benchmarks", "faults", "notebook-index"].contains(name)
  }

  /// Types that cells use, as far as a notebook is likely to be called like one.
  private static let types: Set<String> = [
    "Activation", "Any", "Array", "Artifact", "Axis", "Bool", "Canvas", "Cell", "Chart",
    "Character",
    "Classifier", "Color", "Contents", "Conv2d", "Data", "Date", "Dense", "Dictionary", "Double",
    "Drawing",
    "Dropout", "Error", "Evaluation", "Display", "Figure", "Figures", "Finding", "Flatten",
    "Float",
    "Gallery", "History", "Host", "Images", "Int", "Layer", "Loss", "Measured", "Metric", "Metrics",
    "Notebook", "Nothing", "Optimizer", "Optional", "Output", "Padding", "Panel",
    "Paint",
    "Parameter", "Path", "Picture", "Point", "Process", "Progress", "Proportion", "Rectangle",
    "Residual", "Result",
    "Run", "Sequence", "Sequential", "Set", "Split", "Spread", "String", "Surroundings", "Table",
    "Task",
    "Tensor", "Text", "Theme", "Thread", "Transform", "Type", "Void",
  ]

  var folder: String { "notebooks/\(name)" }

  /// `WhoIsIt`
  var typeName: String {
    let words = name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let joined = words.joined()
    return Self.types.contains(joined) ? joined + "Notebook" : joined
  }

  /// Texts by their paths from the package's folder.
  var files: [(path: String, text: String)] {
    [
      (
        "\(folder)/\(typeName).swift",
        """
        import Cuaderno
        import CuadernoCommand

        @main struct \(typeName): Notebook {
          static let title = "\(title)"

          static var contents: Contents {
            beginning
          }
        }

        """
      ),
      (
        "\(folder)/Parameters.swift",
        """
        import Cuaderno

        let count = Parameter("count", default: 100, in: 1...1_000_000, help: "How many numbers to draw.")

        """
      ),
      (
        "\(folder)/01-beginning.swift",
        """
        import Cuaderno

        //: ## Beginning
        //:
        //: What is asked here, and why? The mean of random numbers from 0 to 1 should be near one half.

        let beginning: Cell<[Double]> = Cell("Beginning", count) { count in
          var generator = Work.host.random["numbers"].generator
          let numbers = (0..<count).map { _ in Double.random(in: 0..<1, using: &generator) }
          let mean = numbers.reduce(0, +) / Double(count)
          print("drew \\(count) numbers")

          //: Their mean is \\(mean).

          metric("mean", mean, keyFigure: "mean")
          return numbers
        }

        """
      ),
    ]
  }
}
