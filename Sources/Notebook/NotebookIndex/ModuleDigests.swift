import Checksums
import Foundation

/// Digests of the modules that a notebook depends on: of each one's own files and settings, and of everything that it needs.
///
/// The runner's own modules count as one version constant, `Engine.version`, and by what they need.
struct ModuleDigests {
  private(set) var digests: [String: String] = [:]
  /// The shared libraries that each module links to, itself or by one that it needs.
  private(set) var libraries: [String: Set<String>] = [:]
  /// Modules that the plan of the build does not compile, though they have Swift files.
  private(set) var unknown: [String] = []
  private let modules: [String: Arguments.Module]
  private let contents: FileContents

  init(_ list: [Arguments.Module], plan: inout BuildPlan?, contents: FileContents) throws {
    modules = Dictionary(list.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    self.contents = contents
    for name in modules.keys.sorted() { _ = try digest(name, &plan) }
  }

  /// SwiftPM allows no cycle between targets, so this ends.
  private mutating func digest(_ name: String, _ plan: inout BuildPlan?) throws -> String? {
    if let known = digests[name] { return known }
    guard let module = modules[name] else { return nil }
    var texts = [name]
    var linked: Set<String> = []
    for path in module.files where path.hasSuffix(".modulemap") {
      linked.formUnion(Self.linkedLibraries(FileManager.default.contents(atPath: path) ?? Data()))
    }
    if !module.isRunner { texts += try own(module, &plan) }
    for needed in module.needs.sorted() {
      texts += [needed, try digest(needed, &plan) ?? ""]
      linked.formUnion(libraries[needed] ?? [])
    }
    libraries[name] = linked
    let result = ContentHash(of: texts).digits
    digests[name] = result
    return result
  }

  /// The module's own files by name and content, and how they are compiled.
  private mutating func own(
    _ module: Arguments.Module, _ plan: inout BuildPlan?
  ) throws -> [String] {
    var texts: [String] = []
    let included = IncludedFiles.outside(of: module.files)
    for path in module.files.sorted() + included {
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw IndexError("cannot be read", path: path)
      }
      texts += [String(path.split(separator: "/").last ?? ""), contents.digest(of: path)]
    }
    if let settings = plan?.digest(ofModule: module.name, files: Set(module.files)) {
      texts.append(settings)
    } else if plan != nil, module.files.contains(where: Arguments.isSwift) {
      unknown.append(module.name)
    }
    return texts
  }

  /// The names in the `link "name"` lines of a module map.
  private static func linkedLibraries(_ map: Data) -> [String] {
    String(decoding: map, as: UTF8.self).split(whereSeparator: \.isNewline).compactMap { line in
      let words = line.split { $0.isWhitespace || $0 == "\"" }
      return words.count == 2 && words[0] == "link" ? String(words[1]) : nil
    }
  }
}
