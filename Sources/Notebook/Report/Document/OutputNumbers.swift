import Display

/// The numbers of figures, galleries and tables, in the order in which the report shows them.
struct OutputNumbers {
  /// `Figure 3` or `Table 2` by the name that prose refers to.
  private(set) var labels: [String: String] = [:]
  /// Names that more than one output has.
  private(set) var ambiguousNames: Set<String> = []
  private var figures = 0
  private var tables = 0

  /// Numbers that begin at 1 for each view.
  init() {}

  /// The labels of all outputs that have names.
  init(_ documents: [CellDocument]) {
    for document in documents {
      for case .output(let output) in document.blocks {
        guard let label = next(for: output), let name = output.name else { continue }
        if labels.updateValue(label, forKey: name) != nil { ambiguousNames.insert(name) }
      }
    }
  }

  /// The label of the next output; `nil` for one without a number.
  mutating func next(for output: Output) -> String? {
    switch output {
    case .figure, .gallery:
      figures += 1
      return "Figure \(figures)"
    case .table:
      tables += 1
      return "Table \(tables)"
    case .text, .markdown, .finding: return nil
    }
  }
}

extension Output {
  /// The sentence below the output, in Markdown.
  var caption: String? {
    switch self {
    case .text, .markdown, .finding: nil
    case .table(let table): table.caption
    case .figure(let figure): figure.caption
    case .gallery(let gallery): gallery.caption
    }
  }
}
