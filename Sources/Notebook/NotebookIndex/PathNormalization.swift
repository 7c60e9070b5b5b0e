import Foundation

/// Makes paths independent of where packages and their build folder are.
struct PathNormalization {
  /// The longest first, with a slash at the end.
  private let folders: [(name: String, path: String)]
  private let package: String
  private let scratch: String

  init(_ arguments: Arguments) {
    folders = arguments.folders.map { ($0.name, $0.path.withSlash) }
      .sorted { ($0.path.utf8.count, $0.name) > ($1.path.utf8.count, $1.name) }
    package = arguments.package.withSlash
    scratch = arguments.folders.first { $0.name == "build" }?.path.withSlash ?? ""
  }

  /// A text with names in place of the folders' paths.
  func normalized(_ text: String) -> String {
    folders.reduce(text) { $0.replacing($1.path, with: "<\($1.name)>/") }
  }

  /// Whether the build itself makes a file: an object, a module, code for resources. What plugins generate is not among them.
  func isMadeByBuild(_ path: String) -> Bool {
    guard !scratch.isEmpty, path.hasPrefix(scratch) else { return false }
    let parts = path.dropFirst(scratch.count).split(separator: "/", maxSplits: 1)
    return !["plugins", "checkouts", "artifacts", "repositories"].contains(parts.first)
  }

  /// The existing file or folder of a package that an argument names, as in `-I/package/Sources/Shared`.
  func fileInPackages(namedBy argument: String) -> String? {
    for prefix in ["-I", "-L", "-F", "-iquote", "-isystem", "-fmodule-map-file=", "@", ""]
    where argument.hasPrefix(prefix) {
      let name = String(argument.dropFirst(prefix.count))
      guard !name.isEmpty, !name.hasPrefix("-"), !prefix.isEmpty || name.contains("/") else {
        continue
      }
      let path = URL(
        fileURLWithPath: name, relativeTo: URL(fileURLWithPath: package, isDirectory: true)
      ).standardizedFileURL.path
      if folders.contains(where: { path.withSlash.hasPrefix($0.path) }), !isMadeByBuild(path),
        FileManager.default.fileExists(atPath: path)
      {
        return path
      }
    }
    return nil
  }
}

extension String {
  var withSlash: String { hasSuffix("/") ? self : self + "/" }
}
