import Foundation
import Programs

/// Where a package gets Cuaderno from.
enum CuadernoSource: Equatable {
  /// A folder, by the path from the new package.
  case folder(String)
  case repository(String)

  /// The version that a package requires of a repository: this one, or a newer one that is compatible.
  static let version = Program.version

  /// The folder of the package that this program was built in.
  static var own: String {
    URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardizedFileURL.path
  }

  /// - Parameters:
  ///   - text: A folder's path, or an address: `https://...`, `file:///...`, `git@host:...`.
  ///   - package: The folder of the package that needs it.
  /// - Throws: `ProblemWithNotebook` for a folder that holds no package.
  init(_ text: String, for package: String) throws {
    if text.contains("://") || text.contains("@") {
      self = .repository(text)
      return
    }
    let path = URL(fileURLWithPath: text).resolvingSymlinksInPath().standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: path + "/Package.swift") else {
      throw ProblemWithNotebook(
        "\(path) has no Package.swift; pass --cuaderno with the folder or the address of Cuaderno")
    }
    self = .folder(Self.relativePath(to: path, from: package))
  }

  /// The entry of a manifest's dependencies.
  var dependency: String {
    switch self {
    case .folder(let path): ".package(name: \"Cuaderno\", path: \"\(path)\")"
    case .repository(let address): ".package(url: \"\(address)\", from: \"\(Self.version)\")"
    }
  }

  /// What the manifest's targets call the package.
  var package: String {
    guard case .repository(let address) = self else { return "Cuaderno" }
    let last = address.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? address
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
  }

  /// `../cuaderno`, so that both folders can move together.
  private static func relativePath(to target: String, from package: String) -> String {
    // A folder that does not exist yet has no links to resolve; the one around it may.
    let url = URL(fileURLWithPath: package)
    let parent = url.deletingLastPathComponent().resolvingSymlinksInPath()
    let start = parent.appending(path: url.lastPathComponent).standardizedFileURL
      .resolvingSymlinksInPath().pathComponents
    let end = URL(fileURLWithPath: target).pathComponents
    let shared = zip(start, end).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: start.count - shared)
    let path = (up + end[shared...]).joined(separator: "/")
    return path.isEmpty ? "." : path
  }
}
