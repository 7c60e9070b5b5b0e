import Artifacts
import CLinux
import Foundation

/// A folder that is filled beside its final place and appears there whole, marked with the settings it was made from.
struct StandInFolder: ~Copyable {
  /// The file that tells what the folder was made from.
  static let markerName = "stand-in.json"

  private struct Marker: Codable, Equatable {
    var version = StandIn.version
    var settings: StandIn
  }

  /// Where the content is put first.
  let path: String
  private let final: String
  private let descriptor: Int32

  /// Waits until no one else fills the same folder, then starts with an empty one beside it.
  /// - Throws: `FileError`.
  init(for final: String) throws {
    let path = final + ".partial"
    let parent = (final as NSString).deletingLastPathComponent
    if !parent.isEmpty { try Self.make(parent) }
    while true {
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
        throw FileError("cannot make the folder", path: path)
      }
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno == ENOENT { continue }
        throw FileError("cannot open", path: path)
      }
      guard flock(descriptor, LOCK_EX) == 0 else {
        let failure = FileError("cannot lock", path: path)
        close(descriptor)
        throw failure
      }
      // Whoever had the lock may have given the folder its final name meanwhile.
      var opened = stat()
      var named = stat()
      if fstat(descriptor, &opened) == 0, stat(path, &named) == 0, opened.st_ino == named.st_ino {
        self.path = path
        self.final = final
        self.descriptor = descriptor
        break
      }
      close(descriptor)
    }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
    close(descriptor)
  }

  /// Whether the folder at `final` is whole and made from `settings`.
  static func isFinished(_ final: String, _ settings: StandIn) -> Bool {
    guard let data = FileManager.default.contents(atPath: "\(final)/\(markerName)"),
      let marker = try? JSONDecoder().decode(Marker.self, from: data)
    else { return false }
    return marker == Marker(settings: settings)
  }

  /// Makes a folder inside, and those above it that are missing.
  func make(_ name: String) throws { try Self.make("\(path)/\(name)") }

  /// Writes a file inside.
  /// - Throws: `FileError`, for instance when the disk is full.
  func write(_ data: Data, to name: String) throws {
    let path = "\(self.path)/\(name)"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw FileError("cannot write", path: path) }
    do {
      let writer = FileWriter(descriptor: file, path: path)
      try data.withUnsafeBytes { try writer.write($0) }
    } catch {
      close(file)
      throw error
    }
    guard close(file) == 0 else { throw FileError("cannot write", path: path) }
  }

  /// Adds the marker and gives the folder its final name; an older stand-in there is removed.
  /// - Throws: `FileError`; also when something else than a stand-in is in the way.
  consuming func install(_ settings: StandIn) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try write(encoder.encode(Marker(settings: settings)), to: Self.markerName)
    // All files reach the disk before the name does.
    guard syncfs(descriptor) == 0 else { throw FileError("cannot write", path: path) }
    if rename(path, final) == 0 { return }
    let code = errno
    guard access("\(final)/\(Self.markerName)", F_OK) == 0 else {
      throw FileError("cannot put the drawn pictures in", path: final, code: code)
    }
    // Both names exist at every moment; the old content goes with the partial folder.
    guard renameat2(AT_FDCWD, path, AT_FDCWD, final, renameExchange) == 0 else {
      throw FileError("cannot replace", path: final)
    }
  }

  private static func make(_ path: String) throws {
    if mkdir(path, 0o755) == 0 || errno == EEXIST { return }
    let parent = (path as NSString).deletingLastPathComponent
    guard errno == ENOENT, !parent.isEmpty, parent != path else {
      throw FileError("cannot make the folder", path: path)
    }
    try make(parent)
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else {
      throw FileError("cannot make the folder", path: path)
    }
  }
}
