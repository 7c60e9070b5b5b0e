import Display

/// Pieces of Markdown for programs that show it, such as GitHub and Jupyter.
enum MarkdownText {
  /// How many rows of a table are written; programs that show Markdown are slow with more.
  static let rowLimit = 1000

  /// Text in which nothing is markup.
  static func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\\", "`", "*", "_", "[", "]", "|", "#", "~", "$": result += "\\\(character)"
      case "\n", "\r", "\r\n": result += " "
      default: result.append(character)
      }
    }
    return result
  }

  /// A fenced block whose fence is longer than any in its text.
  static func fenced(_ text: String, language: String) -> String {
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return "\(fence)\(language)\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n"
  }

  /// A table without its caption: figures at the right, the best values bold.
  static func rows(_ table: Table) -> String {
    let layout = TableLayout(table)
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |\n" }
    var result = line(layout.columns.map { escaped($0.title) })
    result += line(layout.columns.map { $0.isNumeric ? "---:" : "---" })
    for row in layout.rows.prefix(rowLimit) {
      result += line(row.map { $0.isBest ? "**\(escaped($0.text))**" : escaped($0.text) })
    }
    let rest = layout.rows.count - rowLimit
    return rest > 0 ? result + "\n\(NumberText.integer(rest)) more rows\n" : result
  }

  /// Prose with its metrics and the words of its links filled in; formulas stay as they are, which GitHub and Jupyter know.
  static func prose(
    _ markdown: String, metrics: [String: Metric], links: [String: String] = [:]
  ) -> String {
    let filled = MarkdownSource(markdown).filling { reference in
      guard case .success(let text) = reference.text(in: metrics) else { return nil }
      return escaped(text)
    }
    return MarkdownSource(filled).fillingLinks { address in
      links[String(address.dropFirst())].map(escaped)
    }
  }

  /// The words for links without words: titles of cells, numbers of figures and tables.
  static func links(_ documents: [CellDocument]) -> [String: String] {
    let titles = documents.map { ($0.cell.source.id, $0.cell.source.title) }
    return Dictionary(titles) { first, _ in first }
      .merging(OutputNumbers(documents).labels) { cell, _ in cell }
  }

  /// `figure-3` for `Figure 3`.
  static func fileName(_ label: String?) -> String {
    (label ?? "").lowercased().replacing(" ", with: "-")
  }

  /// The sign of a picture that was judged; empty for others.
  static func mark(_ mark: Gallery.Item.Mark?) -> String {
    switch mark {
    case .right: "✓ "
    case .wrong: "✗ "
    case nil: ""
    }
  }

  /// A sentence computed from results, with its goal, as a quotation.
  static func finding(_ finding: Finding, metrics: [String: Metric]) -> String {
    let goal =
      switch finding.goal {
      case .met: "**✓ Goal met.** "
      case .missed: "**✗ Goal missed.** "
      case nil: ""
      }
    let lines = (goal + prose(finding.text, metrics: metrics)).split(
      separator: "\n", omittingEmptySubsequences: false)
    return lines.map { "> \($0)\n" }.joined()
  }

  /// Why a cell has no result; empty when it has one.
  static func state(_ document: CellDocument) -> String {
    switch document.cell.state {
    case .failed(let failure):
      "**Failed:** \(escaped(failure.message))\n\n"
        + (failure.backtrace.isEmpty ? "" : fenced(failure.backtrace, language: ""))
    case .skipped, .interrupted: "*\(escaped(CellBadge(document.cell, isLive: false).text))*\n"
    case .waiting, .running, .finished: ""
    }
  }
}

extension CellDocument {
  /// The source of a block of code.
  func code(_ block: CodeBlock) -> String {
    let lines = text.source.lines
    return block.lines.map { range in
      lines[(range.lowerBound - 1)..<min(range.upperBound, lines.count)].joined(separator: "\n")
    }.joined(separator: "\n\n")
  }
}
