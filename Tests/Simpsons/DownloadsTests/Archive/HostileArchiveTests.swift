import Archives
import Artifacts
import Downloads
import Foundation
import TestSupport
import Testing

/// Archives with random damage: each gives its entries or an error, soon, and never writes outside of the folder.
@Suite struct HostileArchiveTests {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func archives() throws -> [Data] {
    var tar = TarWriter()
    tar.add("characters/", type: "5")
    tar.add("characters/a/1.jpg", content: Data("one".utf8))
    tar.add("characters/b/2.jpg", content: Data(repeating: 7, count: 3_000))
    let (zip, zipped) = (folder.path + "/x.zip", folder.path + "/x.tar.gz")
    try ArchiveWriter.write(
      [.init(name: "characters/a/1.jpg", content: Data(repeating: 3, count: 2_000))], as: .zip,
      to: zip)
    try Gzip.write(tar.finished, to: zipped)
    return [tar.finished, try Data(contentsOf: URL(filePath: zip))]
      + [try Data(contentsOf: URL(filePath: zipped))]
  }

  @Test func `No damage crashes or hangs`() throws {
    let start = ContinuousClock.now
    let unpacker = Unpacker(
      rules: [LayoutRule(.classFolders, in: ["characters"], to: "characters")],
      limits: UnpackLimits(entries: 100, bytes: 10_000_000))
    for archive in try archives() {
      for _ in 0..<150 {
        var bytes = archive
        for _ in 0..<Int.random(in: 1...6) {
          bytes[Int.random(in: bytes.indices)] = UInt8.random(in: 0...255)
        }
        if Bool.random() { bytes = bytes.prefix(Int.random(in: 0...bytes.count)) }
        let out = folder.path + "/out"
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        let path = try folder.write(bytes, to: "x")
        do { _ = try unpacker.unpack(path, into: out) } catch {
          #expect(error is ArchiveError || error is FileError, "\(error)")
        }
        let found = try FileManager.default.contentsOfDirectory(atPath: out)
        #expect(Set(found).isSubset(of: ["characters"]))
        try FileManager.default.removeItem(atPath: out)
      }
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(Set(names) == ["x", "x.zip", "x.tar.gz"])
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func `No path leads out`() {
    let parts = ["..", ".", "", "a", "C:", "\\", "/", "b\u{0}", "\u{202E}x", "~"]
    for _ in 0..<3_000 {
      let path = (0..<Int.random(in: 0...6)).map { _ in parts.randomElement() ?? "" }
        .joined(separator: ["/", "\\", ""].randomElement() ?? "/")
      guard let entry = try? EntryPath(path) else { continue }
      #expect(!entry.components.contains { $0 == ".." || $0.contains("/") || $0.isEmpty })
    }
  }
}
