/// What makes a set of files a notebook, checked before anything is compiled.
struct NotebookChecks {
  let files: [NotebookFile]
  /// Modules that the notebook does not depend on: what brings each one, as in a manifest.
  var offered: [String: String] = [:]

  /// Everything that is wrong, in the order of the files.
  func errors() -> [IndexError] {
    var errors: [IndexError] = []
    let mains = files.filter { $0.contents != nil }
    guard let main = mains.first, let contents = main.contents else {
      let path = files.first?.path
      return [IndexError("the notebook has no type marked @main that lists its cells", path: path)]
    }
    var byName: [String: NotebookFile] = [:]
    var byID: [String: NotebookFile] = [:]
    var byNumber: [Int: NotebookFile] = [:]
    for file in files {
      errors += shape(of: file)
      guard let number = file.number, let cell = file.cells.first, let name = cell.names.first
      else { continue }
      if let other = byName[name] {
        errors.append(
          IndexError(
            "the name \(name) is taken by the cell in \(other.name); choose another name",
            path: file.path, line: cell.line))
        continue
      }
      if let other = byID[file.id] {
        errors.append(
          IndexError(
            "the files \(other.name) and \(file.name) give two cells one name; rename one of them",
            path: file.path))
        continue
      }
      if let other = byNumber[number] {
        errors.append(
          IndexError(
            "the files \(other.name) and \(file.name) have one number; rename one of them",
            path: file.path))
        continue
      }
      byNumber[number] = file
      byName[name] = file
      byID[file.id] = file
      if !contents.entries.contains(where: { $0.name == name }) {
        errors.append(
          IndexError(
            "the cell \(name) is missing from the contents of \(contents.type) in \(main.name); add it there",
            path: file.path, line: cell.line))
      }
    }
    // One mistake gives one message: what follows from a wrong file is not repeated.
    errors += files.flatMap(missingDependencies)
    guard errors.isEmpty else { return errors }
    let circles = cycles(byName)
    return circles.isEmpty ? order(of: contents, in: main, byName) : circles
  }

  /// Imports that the compiler finds only by chance, or reports by the name of a library far below.
  private func missingDependencies(of file: NotebookFile) -> [IndexError] {
    file.imports.compactMap { module in
      offered[module.name].map {
        IndexError(
          "the module \(module.name) is not among the dependencies of this target; add \($0) to them in Package.swift",
          path: file.path, line: module.line)
      }
    }
  }

  private func shape(of file: NotebookFile) -> [IndexError] {
    let cells = file.cells
    if file.number == nil {
      return cells.map {
        IndexError(
          "the file of a cell is named NN-name.swift; rename this one, for example to 06-\(file.name.lowercased())",
          path: file.path, line: $0.line)
      }
    }
    guard let first = cells.first else {
      return [
        IndexError(
          "this file has a cell's number but declares no cell; write `let name = Cell(...)`, or remove the number",
          path: file.path)
      ]
    }
    return cells.dropFirst().map {
      IndexError(
        "a file holds one cell, and this one already has \(first.names.joined()); move the second to a file with its own number",
        path: file.path,
        line: $0.line)
    }
  }

  /// Entries are cells, listed once, with growing numbers, after what they read.
  private func order(
    of contents: TableOfContents, in main: NotebookFile, _ cells: [String: NotebookFile]
  ) -> [IndexError] {
    var errors: [IndexError] = []
    var early: [IndexError] = []
    func error(_ message: String, _ line: Int) -> IndexError {
      IndexError(message, path: main.path, line: line)
    }
    var last: NotebookFile?
    var listed: Set<String> = []
    for (name, line) in contents.entries {
      guard let file = cells[name], let number = file.number else {
        errors.append(error("\(name) is not a cell of this notebook", line))
        continue
      }
      if !listed.insert(name).inserted {
        errors.append(error("the cell \(name) is listed twice", line))
        continue
      }
      if let last, let lastNumber = last.number, number <= lastNumber {
        errors.append(
          error("\(file.name) is listed after \(last.name), but numbered before it", line))
      }
      for input in file.cells.first?.arguments ?? []
      where cells[input] != nil && !listed.contains(input) && input != name {
        early.append(
          error(
            "\(file.name) reads \(input), which is listed after it (\(cells[input]?.name ?? ""))",
            line))
      }
      last = file
    }
    // Where the order of the list is wrong, so is what cells read before it.
    return errors.isEmpty ? early : errors
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
