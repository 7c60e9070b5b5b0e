import Checksums
import Foundation

/// Writes the Swift file that carries the index into the program.
///
/// The index is JSON in one literal, which compiles in a third of the time of typed literals. It compiles after every edit.
struct SourceIndexWriter {
  var arguments: Arguments
  var settings: BuildSettings
  var files: [NotebookFile]
  var fingerprints: CellFingerprints
  var modules: ModuleDigests
  var contents: FileContents

  /// What `SourceIndex` of Cuaderno reads.
  private struct Index: Encodable {
    struct File: Encodable {
      var name: String
      var text: String
      var code: String
      var modules: [String]
      var declarations: [String: String]
      var resources: String?
    }

    var packageFolder: String
    var folder: String
    var compiler: String
    var settings: String
    var files: [File]
    var modules: [String: String]
    var libraries: [String: [String]]
  }

  /// Writes the file, unless it holds the same already: then nothing has to be compiled.
  /// - Throws: The system's error.
  func write(to file: URL) throws {
    let data = Data(try text().utf8)
    if (try? Data(contentsOf: file)) != data { try data.write(to: file, options: .atomic) }
  }

  /// - Throws: `EncodingError`, which no index gives.
  private func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // The one control character that JSON may hold as it is and Swift may not.
    let json = String(decoding: try encoder.encode(index), as: UTF8.self)
      .replacing("\u{7F}", with: "\\u007f")
    let fence = String(repeating: "#", count: json.longestRun(of: UInt8(ascii: "#")) + 1)
    return """
      // Written by notebook-index when the program is built.
      import Cuaderno

      extension \(files.compactMap(\.contents).first?.type ?? "") {
        static let sources = SourceIndex(
          json: \(fence)\"""
      \(json)
      \"""\(fence))
      }

      """
  }

  private var index: Index {
    let imported = Set(modules.digests.keys)
    let cells = files.filter { $0.number != nil }
      .sorted { ($0.number ?? 0) < ($1.number ?? 0) }
    let resources = ContentHash(
      of: arguments.files.filter { !Arguments.isSwift($0) }.sorted().flatMap {
        [String($0.split(separator: "/").last ?? ""), contents.digest(of: $0)]
      }
    ).digits
    return Index(
      packageFolder: arguments.package.trimmedSlash, folder: folder,
      compiler: settings.compiler, settings: settings.digest,
      files: cells.map { file in
        let fingerprint = fingerprints.fingerprint(of: file)
        return Index.File(
          name: file.name, text: file.text, code: file.code,
          modules: fingerprint.modules.intersection(imported).sorted(),
          declarations: fingerprint.declarations,
          resources: fingerprint.readsResources ? resources : nil)
      },
      modules: modules.digests,
      libraries: modules.libraries.filter { !$0.value.isEmpty }.mapValues { $0.sorted() })
  }

  /// The notebook's folder, from the package's.
  private var folder: String {
    let path = files.first { $0.contents != nil }?.path ?? ""
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let package = arguments.package.split(separator: "/").joined(separator: "/")
    return folder.hasPrefix(package + "/") ? String(folder.dropFirst(package.count + 1)) : folder
  }
}

extension String {
  fileprivate var trimmedSlash: String { count > 1 && hasSuffix("/") ? String(dropLast()) : self }

  /// Bytes count, as they do for the compiler: a mark on a `#` makes another character of it, but no other byte.
  fileprivate func longestRun(of byte: UInt8) -> Int {
    var (run, longest) = (0, 0)
    for other in utf8 {
      run = other == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
