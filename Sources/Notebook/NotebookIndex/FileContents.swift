import Checksums
import Foundation
import SwiftLexer

/// Digests of files that a build reads, each taken once.
final class FileContents {
  private var digests: [String: String] = [:]

  /// The digest of a file, or of all files below a folder. Of Swift the code counts, of everything else every byte.
  func digest(of path: String) -> String {
    if let known = digests[path] { return known }
    let digest = Self.files(below: path).map { files in
      ContentHash(of: files.flatMap { [$0, Self.digest(ofFile: path + "/" + $0)] }).digits
    }
    let result = digest ?? Self.digest(ofFile: path)
    digests[path] = result
    return result
  }

  /// The names of the files below a folder; `nil` for anything that is not a folder.
  private static func files(below path: String) -> [String]? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return nil }
    let url = URL(fileURLWithPath: path, isDirectory: true)
    let files = FileManager.default.enumerator(
      at: url, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    let start = url.standardizedFileURL.path.withSlash.count
    return (files?.compactMap { ($0 as? URL)?.standardizedFileURL.path } ?? [])
      .map { String($0.dropFirst(start)) }.sorted()
  }

  private static func digest(ofFile path: String) -> String {
    guard let data = FileManager.default.contents(atPath: path) else { return "missing" }
    return digest(of: data, isSwift: Arguments.isSwift(path))
  }

  /// - Parameter isSwift: Whether comments and layout do not count. Text that is not UTF-8 counts byte by byte all the same.
  static func digest(of data: Data, isSwift: Bool) -> String {
    if isSwift, let text = String(validating: data, as: UTF8.self) {
      return ContentHash(of: [SwiftSource(text).canonicalCode]).digits
    }
    return data.withUnsafeBytes { ContentHash(of: $0).digits }
  }
}
