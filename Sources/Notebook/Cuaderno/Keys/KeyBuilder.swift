/// Makes the keys of cells.
package struct KeyBuilder: Sendable {
  package let sources: SourceIndex
  package let parameters: [String: ParameterSetting]
  /// What the external inputs depend on, by their names.
  package let externals: [String: [KeyPart]]
  package let seed: UInt64
  /// The versions of the shared libraries that modules use, by the names that they are linked by.
  package let libraries: [String: String]
  /// The versions of the program's other libraries, which any cell may use.
  package let otherLibraries: [String: String]

  package init(
    sources: SourceIndex, parameters: [String: ParameterSetting], externals: [String: [KeyPart]],
    seed: UInt64, libraries: [String: String] = [:], otherLibraries: [String: String] = [:]
  ) {
    self.libraries = libraries
    self.otherLibraries = otherLibraries
    self.sources = sources
    self.parameters = parameters
    self.externals = externals
    self.seed = seed
  }

  /// - Parameter results: The result hashes of the cells that this one reads, by their ids.
  package func key(of cell: CellNode, results: [String: String]) -> CellKey {
    var parts = [
      KeyPart("runner version", "\(Engine.version)"), KeyPart("compiler", sources.compiler),
      KeyPart("build settings", sources.settings), KeyPart("name", cell.id),
      KeyPart("seed", "\(seed)"),
    ]
    var extending: Set<String> = []
    let file = sources.files.first { $0.name == cell.fileName }
    parts.append(KeyPart(cell.fileName, file?.code ?? ""))
    let modules = modules(of: cell, file)
    for name in modules {
      parts.append(KeyPart("module \(name)", sources.modules[name] ?? ""))
    }
    for name in Set(modules.flatMap { sources.libraries[$0] ?? [] }).sorted() {
      parts.append(KeyPart("library \(name)", libraries[name] ?? ""))
    }
    for (name, version) in otherLibraries.sorted(by: { $0.key < $1.key }) {
      parts.append(KeyPart("library \(name)", version))
    }
    if let resources = file?.resources {
      parts.append(KeyPart("resources of the notebook", resources))
    }
    for (name, digest) in (file?.declarations ?? [:]).sorted(by: { $0.key < $1.key }) {
      parts.append(KeyPart("declaration \(name)", digest))
    }
    for dependency in cell.dependencies {
      switch dependency.kind {
      case .cell(let id): parts.append(KeyPart("result of \(id)", results[id] ?? ""))
      case .parameter(let parameter):
        let name = "parameter \(parameter.name)"
        parts.append(KeyPart(name, parameters[parameter.name]?.text ?? ""))
        if parameter.extendsWork { extending.insert(name) }
      case .external(let external):
        for part in externals[external.name] ?? [] {
          // An input that is one variable has that variable's name.
          let name = part.name == external.name ? part.name : "\(external.name): \(part.name)"
          parts.append(KeyPart(name, part.value))
        }
      }
    }
    return CellKey(parts: parts, extending: extending)
  }

  /// The modules that a cell imports, and those that declare the types of the values that it reads: it may use their
  /// conformances without an import.
  private func modules(of cell: CellNode, _ file: SourceIndex.File?) -> [String] {
    let declaring = cell.inputTypes.flatMap {
      $0.split { !$0.isLetter && !$0.isNumber && $0 != "_" }
    }
    return Set(file?.modules ?? [])
      .union(declaring.map(String.init).filter { sources.modules[$0] != nil }).sorted()
  }
}
