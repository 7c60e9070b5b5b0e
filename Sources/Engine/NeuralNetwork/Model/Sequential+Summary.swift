import Foundation
import Printing

extension Sequential {
  /// The table of layers, output shapes and parameter counts, as Keras prints it.
  public func summary() -> String {
    let widths = [33, 24, 15]
    func line(_ left: String, _ middle: String, _ right: String, _ fill: String) -> String {
      left + widths.map { String(repeating: fill, count: $0) }.joined(separator: middle) + right
    }
    func row(_ cells: [String], _ bar: String) -> String {
      let columns = cells.enumerated().map { index, cell in
        let lines = index == 0 ? wrapped(cell, width: widths[0] - 2) : [cell]
        return lines.map { text in
          let gap = String(repeating: " ", count: max(0, widths[index] - 2 - text.count))
          return " " + (index == 2 ? gap + text : text + gap) + " "
        }
      }
      let height = columns.map(\.count).max() ?? 1
      return (0..<height).map { place in
        bar
          + columns.enumerated().map { index, lines in
            place < lines.count ? lines[place] : String(repeating: " ", count: widths[index])
          }.joined(separator: bar) + bar
      }.joined(separator: "\n")
    }
    var lines = [
      "Model: \"\(name)\"", line("┏", "┳", "┓", "━"),
      row(["Layer (type)", "Output Shape", "Param #"], "┃"), line("┡", "╇", "┩", "━"),
    ]
    for (index, entry) in summaryRows.enumerated() {
      if index > 0 { lines.append(line("├", "┼", "┤", "─")) }
      let shape = (["None"] + entry.shape.map(String.init)).joined(separator: ", ")
      lines.append(row([entry.title, "(\(shape))", entry.count.grouped], "│"))
    }
    lines.append(line("└", "┴", "┘", "─"))
    let trainable = layerParameters.joined().filter(\.isTrainable).reduce(0) { $0 + $1.count }
    lines.append(total("Total", parameterCount))
    lines.append(total("Trainable", trainable))
    lines.append(total("Non-trainable", parameterCount - trainable))
    return lines.joined(separator: "\n")
  }

  /// The layers, each block followed by the layers within it, which Keras marks in the same way when it expands nested models.
  private var summaryRows: [SummaryRow] {
    zip(zip(layers, layerNames), [inputShape] + outputShapes).flatMap { layer, shape in
      SummaryRow.rows(of: layer.0, called: layer.1, for: shape, depth: 0)
    }
  }

  private func total(_ title: String, _ count: Int) -> String {
    " \(title) params: \(count.grouped) (\(size(count * 4)))"
  }

  /// Bytes with two decimals in units of 1024, which Keras calls KB and so on.
  private func size(_ bytes: Int) -> String {
    let units = ["B", "KB", "MB", "GB", "TB"]
    var value = Double(bytes)
    var unit = 0
    while value >= 1024, unit < units.count - 1 {
      value /= 1024
      unit += 1
    }
    return String(format: "%.2f ", value) + units[unit]
  }

  /// The text in lines of at most `width`, broken at blanks, and within a word only where it must be.
  private func wrapped(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    var current = ""
    for word in text.split(separator: " ").map(String.init) {
      if !current.isEmpty, current.count + 1 + word.count > width {
        lines.append(current)
        current = ""
      }
      current += (current.isEmpty ? "" : " ") + word
      while current.count > width {
        lines.append(String(current.prefix(width)))
        current = String(current.dropFirst(width))
      }
    }
    return lines + [current]
  }
}

/// What the summary says of a layer.
private struct SummaryRow {
  var title: String
  var shape: [Int]
  var count: Int

  static func rows(
    of kind: LayerKind, called name: String, for inputShape: [Int], depth: Int
  ) -> [SummaryRow] {
    let mark = depth == 0 ? "" : String(repeating: "\u{A0}", count: 3 * depth) + "└\u{A0}"
    let own = SummaryRow(
      title: "\(mark)\(name) (\(type(of: kind.layer).className))",
      shape: (try? kind.layer.outputShape(for: inputShape)) ?? [],
      count: kind.layer.parameters(for: inputShape).reduce(0) { $0 + $1.count })
    guard case .residual(let block) = kind else { return [own] }
    let inner = [("main", block.main), ("shortcut", block.shortcut)].flatMap { path, layers in
      var shape = inputShape
      return layers.enumerated().flatMap { index, layer in
        defer { shape = (try? layer.layer.outputShape(for: shape)) ?? shape }
        return rows(of: layer, called: "\(path)/\(index)", for: shape, depth: depth + 1)
      }
    }
    return [own] + inner
  }
}
