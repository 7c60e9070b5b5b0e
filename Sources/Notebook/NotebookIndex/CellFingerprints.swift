import Checksums

/// What each cell depends on among the notebook's own declarations.
///
/// A cell depends on every declaration that it names, and on those that these name. Of a cell that it reads it depends
/// on the *types* that it can reach, since it may use the members of a value without naming its type; the code of that cell
/// counts only through its result. An extension of one of the notebook's types goes with the type; one of another type counts where a
/// member is named. Names are compared as text, so too much may count, but never too little.
struct CellFingerprints {
  /// A declaration with its file.
  struct Place {
    var declaration: Declaration
    var file: NotebookFile
  }

  /// What was found for one cell.
  struct Fingerprint {
    var declarations: [String: String] = [:]
    var modules: Set<String> = []
    /// Whether the cell can reach the resources of the notebook.
    var readsResources = false
    /// The declarations that count.
    var places: [Place] = []
  }

  /// Types by which a program reads the resources of its target.
  private static let resourceTypes: Set = ["Bundle", "PackageResources"]

  /// Members that code uses without naming them.
  private static let implicitMembers: Set = [
    "init", "subscript", "operator", "callAsFunction", "dynamicallyCall", "makeIterator", "next",
    "wrappedValue", "projectedValue", "description", "hash", "encode", "deinit",
  ]

  private var byName: [String: [Place]] = [:]
  private var extensions: [Place] = []
  private var operators: [Place] = []

  init(_ files: [NotebookFile]) {
    for file in files where file.contents == nil || file.declarations.count > 1 {
      for declaration in file.declarations {
        if let contents = file.contents, declaration.names.contains(contents.type) { continue }
        let place = Place(declaration: declaration, file: file)
        switch declaration.kind {
        case .extension: extensions.append(place)
        case .operator: operators.append(place)
        default: for name in declaration.names { byName[name, default: []].append(place) }
        }
      }
    }
  }

  /// Whether a type is one of the notebook's own. Another name for a type is none: values of it are reached by the first name.
  private func isDeclared(_ type: String?) -> Bool {
    guard let places = type.flatMap({ byName[$0] }) else { return false }
    return places.contains { $0.declaration.kind == .type && !$0.declaration.isAlias }
  }

  func fingerprint(of file: NotebookFile) -> Fingerprint {
    var result = Fingerprint(modules: Set(file.imports.map(\.name)))
    var reached: Set<String> = []
    var throughCells: Set<String> = []
    var members = Set(file.declarations.flatMap(\.memberMentions))
    var inherited = file.declarations.reduce(into: Set<String>()) { $0.formUnion($1.inherited) }
    var pending = file.declarations.flatMap(\.mentions).sorted().map { (name: $0, isOwn: true) }
    var counted: Set<String> = []
    // The cells that it reads, those that these read, and so on. Another cell that merely shares a name with something is none.
    var inputs = file.declarations.flatMap(\.arguments)
    var read: Set<String> = []
    while let name = inputs.popLast() {
      guard read.insert(name).inserted else { continue }
      for place in byName[name] ?? []
      where place.declaration.kind == .cell && place.file.path != file.path {
        inputs += place.declaration.arguments
        pending += place.declaration.mentions.sorted().map { ($0, false) }
      }
    }

    func count(_ place: Place, as name: String) {
      guard place.file.path != file.path, counted.insert(place.declaration.code).inserted else {
        return
      }
      let key = result.declarations[name] == nil ? name : "\(name) in \(place.file.name)"
      result.declarations[key] =
        ContentHash(
          of: [result.declarations[key] ?? "", place.declaration.code]
        ).digits
      result.modules.formUnion(place.file.imports.map(\.name))
      result.places.append(place)
    }

    while true {
      while let (name, isOwn) = pending.popLast() {
        guard isOwn ? reached.insert(name).inserted : throughCells.insert(name).inserted else {
          continue
        }
        for place in byName[name] ?? [] {
          switch place.declaration.kind {
          case .parameter, .cell: continue
          case .type:
            count(place, as: name)
            // Its members may run in this cell, and with them everything that they name.
            inherited.formUnion(place.declaration.inherited)
            pending += place.declaration.mentions.map { ($0, true) }
            members.formUnion(place.declaration.memberMentions)
          default:
            pending += place.declaration.mentions.map { ($0, isOwn) }
            guard isOwn else { continue }
            count(place, as: name)
            members.formUnion(place.declaration.memberMentions)
          }
        }
      }
      let known = reached.union(throughCells)
      for place in extensions + operators {
        let needed =
          switch place.declaration.kind {
          case .extension where isDeclared(place.declaration.extended):
            // Code with a value of such a type has reached the type.
            known.contains(place.declaration.extended ?? "")
          case .extension where inherited.contains(place.declaration.extended ?? ""): true
          case .extension(addsConformance: false):
            !members.isDisjoint(with: place.declaration.names)
              || !Self.implicitMembers.isDisjoint(with: place.declaration.names)
          default: true
          }
        guard needed, !counted.contains(place.declaration.code) else { continue }
        let head = place.declaration.code.prefix { $0 != "{" }.split(separator: "\u{1F}")
        count(place, as: head.prefix(2).joined(separator: " "))
        counted.insert(place.declaration.code)
        inherited.formUnion(place.declaration.inherited)
        pending += place.declaration.mentions.sorted().map { ($0, true) }
        members.formUnion(place.declaration.memberMentions)
      }
      if pending.isEmpty {
        result.readsResources = !reached.isDisjoint(with: Self.resourceTypes)
        return result
      }
    }
  }
}
