/// Points out code of cells that reads files or variables which no external input declares: a change of these would leave
/// the cell's result as it is.
struct OutsideReadChecks {
  let files: [NotebookFile]
  let fingerprints: CellFingerprints

  /// One warning for each place, in the order of the cells.
  func warnings() -> [IndexError] {
    var warnings: [IndexError] = []
    var seen: Set<String> = []
    let inputs = Set(
      files.flatMap(\.declarations).filter { $0.kind == .value && $0.servesExternalInput }
        .flatMap(\.names))
    for file in files where file.number != nil {
      guard let cell = file.cells.first, let name = cell.names.first else { continue }
      let declaresInput = !inputs.isDisjoint(with: cell.arguments)
      var places = file.declarations.map { (path: file.path, declaration: $0) }
      places += fingerprints.fingerprint(of: file).places.map {
        (path: $0.file.path, declaration: $0.declaration)
      }
      for (path, declaration) in places where !declaration.servesExternalInput {
        for read in declaration.outsideReads where read.isEnvironment || !declaresInput {
          guard seen.insert("\(path):\(read.line):\(read.name)").inserted else { continue }
          warnings.append(Self.warning(read, path, cell: name))
        }
      }
    }
    return warnings
  }

  private static func warning(_ read: OutsideRead, _ path: String, cell: String) -> IndexError {
    let message =
      read.isEnvironment
      ? "\(read.name) in the cell \(cell) does not see variables that no input declares; read the value of "
        + "`ExternalInput.variable(\"NAME\")` instead"
      : "\(read.name) in the cell \(cell) reads what no input of the cell declares, so the result stays when it "
        + "changes; let the cell read `ExternalInput.file(\"PATH\")` or `.folder(\"PATH\")`"
    var warning = IndexError(
      message + ", or write `// not an input` on this line if no result depends on it", path: path,
      line: read.line)
    warning.isWarning = true
    return warning
  }
}
