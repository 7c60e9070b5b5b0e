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
    let found = files.filter { Self.isFile($0, of: name) }
    return found.isEmpty ? "not loaded" : found.joined(separator: ", ")
  }

  /// `libz.so.1.3.1`, `libopenblasp-r0.3.29.so` for `openblas`, `libc-2.31.so`; but `libzstd.so.1` is no file of `z`.
  private static func isFile(_ file: String, of name: String) -> Bool {
    guard file.hasPrefix("lib\(name)") else { return false }
    var rest = file.dropFirst("lib\(name)".count)
    if rest.hasPrefix(".so") { return true }
    // OpenBLAS names the processor that it was built for, if but one, its threads, and that it is a release.
    if let release = rest.range(of: "-r") {
      let build = rest[..<release.lowerBound]
      if build.isEmpty || build == "p" || build == "o" || build.hasPrefix("_") {
        rest = "-" + rest[release.upperBound...]
      }
    }
    return rest.hasPrefix("-") && rest.dropFirst().first?.isNumber == true && rest.contains(".so")
  }
}
