import Foundation

/// The shared libraries that the program has loaded, by the names of their files, which carry their versions.
package struct LoadedLibraries {
  /// As in `libopenblasp-r0.3.29.so`, links resolved.
  private let files: [String]

  /// - Parameter map: What the kernel says of the process's memory; see proc(5).
  package init(map: String) {
    var files: Set<Substring> = []
    for line in map.split(separator: "\n") {
      guard let slash = line.lastIndex(of: "/") else { continue }
      let file = line[line.index(after: slash)...]
      if file.hasPrefix("lib"), file.contains(".so") { files.insert(file) }
    }
    self.files = files.map(String.init).sorted()
  }

  /// Those of this process.
  static var current: LoadedLibraries {
    let file = open("/proc/self/maps", O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    var map: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    // The kernel gives a page at a time, and says no size before.
    while true {
      let count = read(file, &piece, piece.count)
      guard count > 0 else { break }
      map += piece[..<count]
    }
    return LoadedLibraries(map: String(decoding: map, as: UTF8.self))
  }

  /// The files of a library that is linked by `name`, as in `openblas`.
  package func version(of name: String) -> String {
    let found = files.filter { $0.hasPrefix("lib\(name)") }
    return found.isEmpty ? "not loaded" : found.joined(separator: ", ")
  }
}
