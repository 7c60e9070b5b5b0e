/// Writes the Swift file that carries the index into the program.
struct SourceIndexWriter {
  var arguments: Arguments
  var compiler: String
  var files: [NotebookFile]
  var fingerprints: CellFingerprints
  var modules: ModuleDigests

  func text() -> String {
    let type = files.compactMap(\.contents).first?.type ?? ""
    let imported = Set(modules.digests.keys)
    let cells = files.filter { $0.number != nil }.sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    var used: Set<String> = []
    let entries = cells.map { file -> String in
      let fingerprint = fingerprints.fingerprint(of: file)
      let names = fingerprint.modules.intersection(imported).sorted()
      used.formUnion(names)
      return """
            SourceIndex.File(
              name: \(quoted(file.name)),
              text: \(quoted(file.text)),
              code: \(quoted(Digest.of([file.code]))),
              modules: \(list(names.map(quoted))),
              declarations: \(dictionary(fingerprint.declarations)))
        """
    }
    return """
      // Written by notebook-index when the program is built.
      import Cuaderno

      extension \(type) {
        static let sources = SourceIndex(
          packageFolder: \(quoted(arguments.package.trimmedSlash)),
          folder: \(quoted(folder)),
          compiler: \(quoted(compiler)),
          files: [
      \(entries.joined(separator: ",\n"))
          ] as [SourceIndex.File],
          modules: \(dictionary(modules.digests)),
          libraries: \(libraries))
      }

      """
  }

  /// The notebook's folder, from the package's.
  private var folder: String {
    let path = files.first { $0.contents != nil }?.path ?? ""
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let package = arguments.package.split(separator: "/").joined(separator: "/")
    return folder.hasPrefix(package + "/") ? String(folder.dropFirst(package.count + 1)) : folder
  }

  private var libraries: String {
    let used = modules.libraries.filter { !$0.value.isEmpty }.sorted { $0.key < $1.key }
    guard !used.isEmpty else { return "[:] as [String: [String]]" }
    let pairs = used.map { "\(quoted($0.key)): \(list($0.value.sorted().map(quoted)))" }
    return "[\(pairs.joined(separator: ", "))] as [String: [String]]"
  }

  private func list(_ items: [String]) -> String {
    "[\(items.joined(separator: ", "))] as [String]"
  }

  private func dictionary(_ items: [String: String]) -> String {
    guard !items.isEmpty else { return "[:] as [String: String]" }
    let pairs = items.sorted { $0.key < $1.key }.map { "\(quoted($0.key)): \(quoted($0.value))" }
    return "[\(pairs.joined(separator: ", "))] as [String: String]"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        result += "\\u{\(String(scalar.value, radix: 16))}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension String {
  fileprivate var trimmedSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }
}
