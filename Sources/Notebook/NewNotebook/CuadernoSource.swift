import Foundation

/// Where a package gets Cuaderno from.
enum CuadernoSource: Equatable {
  case folder(String)
  case repository(String)

  /// The folder of the package that this program was built in.
  static var own: String {
    URL(fileURLWithPath: #filePath).appending(path: "../../../..").standardizedFileURL.path
  }

  /// - Parameter text: A folder's path, or an address: `https://...`, `file:///...`, `git@host:...`.
  /// - Throws: `ProblemWithNotebook` for a folder that holds no package.
  init(_ text: String) throws {
    if text.contains("://") || text.contains("@") {
      self = .repository(text)
      return
    }
    let path = URL(fileURLWithPath: text).standardizedFileURL.path
    guard FileManager.default.fileExists(atPath: path + "/Package.swift") else {
      throw ProblemWithNotebook(
        "\(path) holds no Package.swift; say by --cuaderno where Cuaderno is to be had")
    }
    self = .folder(path)
  }

  /// The entry of a manifest's dependencies.
  var dependency: String {
    switch self {
    case .folder(let path): ".package(name: \"Cuaderno\", path: \"\(path)\")"
    case .repository(let address): ".package(url: \"\(address)\", branch: \"main\")"
    }
  }

  /// What the manifest's targets call the package.
  var package: String {
    guard case .repository(let address) = self else { return "Cuaderno" }
    let last = address.split { $0 == "/" || $0 == ":" }.last.map(String.init) ?? address
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
  }
}
