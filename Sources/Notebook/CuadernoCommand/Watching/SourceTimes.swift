import Foundation

/// When the source files of a package were last written.
///
/// Hidden folders, as `.build`, and links to folders are left out.
struct SourceTimes: Equatable {
  private static let suffixes: Set<Substring> = [
    "swift", "c", "h", "cc", "cpp", "hpp", "modulemap", "css", "js",
  ]

  /// Nanoseconds since 1970 and size, by path.
  private var times: [String: [Int64]] = [:]

  /// - Parameter ignored: A folder to leave out, such as that of the output.
  init(package: String, ignoring ignored: String) {
    visit(package, ignored)
  }

  private mutating func visit(_ folder: String, _ ignored: String) {
    guard folder != ignored, let directory = opendir(folder) else { return }
    defer { closedir(directory) }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard !name.hasPrefix(".") else { continue }
      let path = folder + "/" + name
      let isFolder = Int32(entry.pointee.d_type) == Int32(DT_DIR)
      if isFolder {
        visit(path, ignored)
      } else if let dot = name.lastIndex(of: "."),
        Self.suffixes.contains(name[name.index(after: dot)...])
      {
        var status = stat()
        guard stat(path, &status) == 0 else { continue }
        let time = Int64(status.st_mtim.tv_sec) &* 1_000_000_000 &+ Int64(status.st_mtim.tv_nsec)
        times[path] = [time, Int64(status.st_size)]
      }
    }
  }
}
