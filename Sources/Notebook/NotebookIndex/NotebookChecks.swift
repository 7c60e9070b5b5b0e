/// What makes a set of files a notebook, checked before anything is compiled.
struct NotebookChecks {
  let files: [NotebookFile]

  /// All that is wrong, in the order of the files.
  func errors() -> [IndexError] {
    var errors: [IndexError] = []
    let mains = files.filter { $0.contents != nil }
    guard let main = mains.first, let contents = main.contents else {
      let path = files.first?.path
      return [IndexError("the notebook has no type marked @main that lists its cells", path: path)]
    }
    var byName: [String: NotebookFile] = [:]
    var byID: [String: NotebookFile] = [:]
    for file in files {
      errors += shape(of: file)
      guard file.number != nil, let cell = file.cells.first, let name = cell.names.first else {
        continue
      }
      if let other = byName[name] {
        errors.append(
          IndexError(
            "the cell \(name) is declared in \(other.name) too", path: file.path, line: cell.line))
      } else if let other = byID[file.id] {
        errors.append(
          IndexError("two cells are called \(file.id): \(other.name) and this", path: file.path))
      }
      byName[name] = file
      byID[file.id] = file
      if !contents.entries.contains(where: { $0.name == name }) {
        errors.append(
          IndexError(
            "the contents of \(contents.type) in \(main.name) lack the cell \(name)",
            path: file.path, line: cell.line))
      }
    }
    errors += order(of: contents, in: main, byName)
    errors += cycles(byName)
    return errors
  }

  private func shape(of file: NotebookFile) -> [IndexError] {
    let cells = file.cells
    if file.number == nil {
      return cells.map {
        IndexError(
          "a cell's file is called NN-name.swift, as in 06-\(file.name.lowercased())",
          path: file.path, line: $0.line)
      }
    }
    guard let first = cells.first else {
      return [IndexError("this file is numbered, but declares no cell", path: file.path)]
    }
    return cells.dropFirst().map {
      IndexError(
        "a file holds one cell; it has \(first.names.joined()) already", path: file.path,
        line: $0.line)
    }
  }

  /// Entries are cells, listed once, with growing numbers, after what they read.
  private func order(
    of contents: TableOfContents, in main: NotebookFile, _ cells: [String: NotebookFile]
  ) -> [IndexError] {
    var errors: [IndexError] = []
    func fail(_ message: String, _ line: Int) {
      errors.append(IndexError(message, path: main.path, line: line))
    }
    var last: NotebookFile?
    var listed: Set<String> = []
    for (name, line) in contents.entries {
      guard let file = cells[name], let number = file.number else {
        fail("\(name) is no cell of this notebook", line)
        continue
      }
      if !listed.insert(name).inserted {
        fail("the cell \(name) is listed twice", line)
        continue
      }
      if let last, let lastNumber = last.number, number <= lastNumber {
        fail(
          "\(file.name) is listed after \(last.name), but numbered before it", line)
      }
      for input in file.cells.first?.arguments ?? []
      where cells[input] != nil && !listed.contains(input) && input != name {
        fail(
          "\(file.name) reads \(input), which is listed after it (\(cells[input]?.name ?? ""))",
          line)
      }
      last = file
    }
    return errors
  }

  /// A cycle of globals would hang the program when it starts.
  private func cycles(_ cells: [String: NotebookFile]) -> [IndexError] {
    var done: Set<String> = []
    var errors: [IndexError] = []
    func visit(_ name: String, _ path: [String]) {
      if let start = path.firstIndex(of: name) {
        let circle = (path[start...] + [name]).map { "\($0) (\(cells[$0]?.name ?? ""))" }
        guard let file = cells[name], let cell = file.cells.first, done.insert(name).inserted
        else { return }
        errors.append(
          IndexError(
            "these cells read each other in a circle: \(circle.joined(separator: " <- "))",
            path: file.path, line: cell.line))
        return
      }
      guard !done.contains(name), let cell = cells[name]?.cells.first else { return }
      for input in cell.arguments where cells[input] != nil { visit(input, path + [name]) }
      done.insert(name)
    }
    for name in cells.keys.sorted() { visit(name, []) }
    return errors
  }
}
