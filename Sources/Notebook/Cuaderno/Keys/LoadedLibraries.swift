import Artifacts
import Foundation

/// The shared libraries that the program is linked to, with everything that these need.
///
/// Libraries that are loaded later by a path, such as those of name services, do not count.
package struct LoadedLibraries {
  /// The files by the names that others link to.
  private var byName: [String: (path: String, file: ELFFile)] = [:]
  /// What the program itself links to.
  private let direct: [String]

  /// - Parameters:
  ///   - program: The path of the program.
  ///   - map: What the kernel says of the process's memory; see proc(5).
  ///   - read: Reads a file of the map.
  package init(
    program: String, map: String, read: (String) -> ELFFile? = { ELFFile(path: $0) }
  ) {
    var paths: Set<Substring> = []
    for line in map.split(separator: "\n") {
      guard let slash = line.firstIndex(of: "/"), line.contains(".so") else { continue }
      paths.insert(line[slash...])
    }
    for path in paths.map(String.init).sorted() {
      guard let file = read(path) else { continue }
      byName[file.name ?? String(path.split(separator: "/").last ?? "")] = (path, file)
    }
    direct = read(program)?.needed ?? []
  }

  /// Those of this process.
  package static var current: LoadedLibraries {
    let file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var map: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    // The kernel gives a page at a time and states no size.
    while true {
      let count = Foundation.read(file, &piece, piece.count)
      guard count > 0 else { break }
      map += piece[..<count]
    }
    return LoadedLibraries(
      program: "/proc/self/exe", map: String(decoding: map, as: UTF8.self))
  }

  /// The file and the build of a library that is linked by `name`, as in `openblas`, and of all libraries that it needs.
  package func version(of name: String) -> String {
    byName.keys.sorted().first { Self.isFile($0, of: name) }.map(build(of:)) ?? "not loaded"
  }

  /// Versions of the libraries that the program links to, except those of some names.
  package func versions(except names: Set<String>) -> [String: String] {
    let others = direct.filter { library in
      byName[library] != nil && !names.contains { Self.isFile(library, of: $0) }
    }
    return Dictionary(others.map { ($0, build(of: $0)) }, uniquingKeysWith: { first, _ in first })
  }

  private func build(of library: String) -> String {
    var found: Set<String> = []
    var pending = [library]
    while let next = pending.popLast() {
      if let file = byName[next]?.file, found.insert(next).inserted { pending += file.needed }
    }
    let builds = found.sorted().flatMap { [$0, byName[$0]?.file.build ?? ""] }
    let file = byName[library]?.path.split(separator: "/").last ?? ""
    return "\(file) (\(ContentHash(of: builds).digits.prefix(8)))"
  }

  /// `libz.so.1` for `z`; but `libzstd.so.1` is not a file of `z`.
  private static func isFile(_ library: String, of name: String) -> Bool {
    library.hasPrefix("lib\(name).so")
  }
}
