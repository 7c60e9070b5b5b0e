import Foundation

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
    let counts = layerParameters.map { $0.reduce(0) { $0 + $1.count } }
    for (index, layer) in layers.enumerated() {
      if index > 0 { lines.append(line("├", "┼", "┤", "─")) }
      let shape = outputShapes[index].map(String.init)
      lines.append(
        row(
          [
            "\(layerNames[index]) (\(type(of: layer.layer).className))",
            "(\((["None"] + shape).joined(separator: ", ")))", grouped(counts[index]),
          ], "│"))
    }
    lines.append(line("└", "┴", "┘", "─"))
    let trainable = layerParameters.joined().filter(\.isTrainable).reduce(0) { $0 + $1.count }
    lines.append(total("Total", parameterCount))
    lines.append(total("Trainable", trainable))
    lines.append(total("Non-trainable", parameterCount - trainable))
    return lines.joined(separator: "\n")
  }

  private func total(_ title: String, _ count: Int) -> String {
    " \(title) params: \(grouped(count)) (\(size(count * 4)))"
  }

  /// Bytes in units of 1024, with two decimals.
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

  private func grouped(_ count: Int) -> String {
    var digits = String(count)
    var place = digits.count - 3
    while place > 0 {
      digits.insert(",", at: digits.index(digits.startIndex, offsetBy: place))
      place -= 3
    }
    return digits
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
