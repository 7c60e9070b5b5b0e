import Foundation
import PackagePlugin

/// The files of targets.
struct TargetFiles {
  /// The folders of all targets, as paths that end with a slash.
  private let folders: Set<String>

  init(targets: [any Target]) {
    folders = Set(targets.map { Self.path($0.directoryURL) })
  }

  /// Everything that the compiler or the program may read of a target: all files below its folder, its resources, and the
  /// files of a binary. Headers, module maps and included files count whatever their names are, since a manifest need
  /// not list them. Documentation and the folders of other targets do not count.
  func all(of target: any Target) -> [URL] {
    var found = Set(files(below: target.directoryURL, outside: folders))
    if let module = target as? any SourceModuleTarget {
      for file in module.sourceFiles where file.type == .source || file.type == .resource {
        found.formUnion(files(below: file.url))
      }
    }
    if let binary = target as? BinaryArtifactTarget {
      found.formUnion(files(below: binary.artifactURL))
    }
    return found.sorted { $0.path < $1.path }
  }

  /// The Swift files that a target's own folder holds.
  func compiled(of target: any SourceModuleTarget) -> [URL] {
    target.sourceFiles(withSuffix: "swift").map(\.url)
  }

  /// The files that the program finds in its bundle, or carries in its code.
  func resources(of target: any SourceModuleTarget) -> [URL] {
    target.sourceFiles.filter { $0.type == .resource }.flatMap { files(below: $0.url) }
  }

  /// A file itself, or the regular files below a folder.
  private func files(below url: URL, outside others: Set<String> = []) -> [URL] {
    let keys: [URLResourceKey] = [.isDirectoryKey, .isRegularFileKey]
    let kind = try? url.resolvingSymlinksInPath().resourceValues(forKeys: Set(keys))
    if kind?.isRegularFile == true { return [url] }
    guard
      let files = FileManager.default.enumerator(
        at: url, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
    else { return [] }
    var found: [URL] = []
    for case let file as URL in files {
      let kind = try? file.resolvingSymlinksInPath().resourceValues(forKeys: Set(keys))
      if kind?.isDirectory == true {
        let isLeftOut = others.contains(Self.path(file)) || file.pathExtension == "docc"
        if !others.isEmpty, isLeftOut { files.skipDescendants() }
      } else if kind?.isRegularFile == true, others.isEmpty || file.pathExtension != "md" {
        found.append(file)
      }
    }
    return found
  }

  private static func path(_ url: URL) -> String {
    let path = url.standardizedFileURL.path
    return path.hasSuffix("/") ? path : path + "/"
  }
}
