import RunRecord

/// The cells of a notebook in their order.
package struct CellGraph: Sendable {
  package let cells: [CellNode]
  private let byID: [String: CellNode]

  /// - Throws: ``GraphError`` for what the plugin reports when building, checked again for notebooks built without it.
  package init(_ contents: Contents) throws {
    cells = contents.cells
    var seen: [String: CellNode] = [:]
    for cell in cells {
      if let other = seen[cell.id] {
        throw GraphError(
          message: "two cells are called \(cell.id): \(other.fileName) and \(cell.fileName)")
      }
      for input in cell.inputCells where seen[input] == nil {
        throw GraphError(
          message: "\(cell.fileName) reads \(input), which the contents do not list before it")
      }
      seen[cell.id] = cell
    }
    byID = seen
    var declared: [String: ParameterDeclaration] = [:]
    for parameter in cells.flatMap(\.parameters) {
      if let other = declared[parameter.name], other.defaultText != parameter.defaultText {
        throw GraphError(message: "two parameters are called \(parameter.name)")
      }
      declared[parameter.name] = parameter
    }
    var outside: [String: ExternalDeclaration] = [:]
    for external in cells.flatMap(\.externals) {
      if let other = outside[external.name], other.place != external.place {
        throw GraphError(
          message:
            "two external inputs are called \(external.name): \(other.place) and \(external.place)"
        )
      }
      outside[external.name] = external
    }
  }

  package subscript(_ id: String) -> CellNode? { byID[id] }

  /// All parameters that cells read, by first use.
  package var parameters: [ParameterDeclaration] {
    var seen: Set<String> = []
    return cells.flatMap(\.parameters).filter { seen.insert($0.name).inserted }
  }

  /// All external inputs, by first use.
  package var externals: [ExternalDeclaration] {
    var seen: Set<String> = []
    return cells.flatMap(\.externals).filter { seen.insert($0.name).inserted }
  }

  /// These cells and everything that they read, directly or not.
  package func closure(of ids: some Sequence<String>) -> Set<String> {
    var result: Set<String> = []
    var pending = Array(ids)
    while let id = pending.popLast() {
      if result.insert(id).inserted { pending += byID[id]?.inputCells ?? [] }
    }
    return result
  }

  /// The cell that a person names by number, name, title or the unique beginning of a name.
  /// - Throws: ``CellNameError`` with the nearest names.
  package func cell(named name: String) throws -> CellNode {
    if let cell = byID[name] { return cell }
    if let number = Int(name), let cell = cells.first(where: { $0.number == number }) {
      return cell
    }
    let wanted = name.lowercased()
    let titled = cells.filter { $0.title.lowercased() == wanted }
    if titled.count == 1 { return titled[0] }
    let matches = cells.filter {
      $0.id.lowercased().hasPrefix(wanted) || $0.fileName.lowercased().hasPrefix(wanted)
    }
    if matches.count == 1, !wanted.isEmpty { return matches[0] }
    throw CellNameError(
      name: name, isAmbiguous: matches.count > 1,
      nearest: matches.count > 1
        ? matches.map(\.id) : NearestNames.of(name, in: cells.map(\.id)), all: cells.map(\.id))
  }

  /// The cells as a run record lists them.
  package func sources(_ index: SourceIndex) -> [CellSource] {
    cells.enumerated().map { place, cell in
      CellSource(
        id: cell.id, number: cell.number ?? place + 1, title: cell.title,
        path: index.path(of: cell),
        text: index.files.first { $0.name == cell.fileName }?.text ?? "",
        inputs: cell.inputCells, parameters: cell.parameters.map(\.name))
    }
  }
}

/// A table of contents, or parameters, that no notebook can have.
package struct GraphError: Error, CustomStringConvertible {
  package var message: String
  package init(message: String) { self.message = message }
  package var description: String { message }
}

/// A name that belongs to no cell, or to more than one.
package struct CellNameError: Error, CustomStringConvertible {
  package var name: String
  package var isAmbiguous: Bool
  package var nearest: [String]
  package var all: [String]

  package var description: String {
    if isAmbiguous {
      return "\"\(name)\" may be any of the cells \(nearest.joined(separator: ", "))"
    }
    let hint =
      nearest.isEmpty
      ? "the cells are \(all.joined(separator: ", "))"
      : "did you mean \(nearest.joined(separator: " or "))?"
    return "there is no cell \"\(name)\"; \(hint)"
  }
}
