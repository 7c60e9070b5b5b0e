import Foundation

/// Files that sources in C name by a way out of their folder, as in `#include "../Shared/tables.inc"`.
enum IncludedFiles {
  /// Those that the files name, and those that these name; without the files themselves.
  static func outside(of files: [String]) -> [String] {
    var found = Set(files)
    var pending = files.filter { !Arguments.isSwift($0) }
    var result: Set<String> = []
    while let path = pending.popLast() {
      for name in names(in: path) where found.insert(name).inserted {
        result.insert(name)
        pending.append(name)
      }
    }
    return result.sorted()
  }

  /// The existing files that quoted text with `..` names, from the file's folder.
  private static func names(in path: String) -> [String] {
    guard let data = FileManager.default.contents(atPath: path),
      data.range(of: Data("..".utf8)) != nil
    else { return [] }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    return data.split(separator: UInt8(ascii: "\"")).compactMap { piece in
      guard piece.count < 1024, piece.range(of: Data("../".utf8)) != nil,
        let name = String(validating: piece, as: UTF8.self),
        !name.contains(where: { $0.isNewline || $0 == "\0" })
      else { return nil }
      let file = URL(fileURLWithPath: name, relativeTo: folder).standardizedFileURL.path
      var isFolder: ObjCBool = false
      let exists = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
      return exists && !isFolder.boolValue ? file : nil
    }
  }
}
