import Archives
import Artifacts
import Downloads
import Foundation
import TestSupport
import Testing

/// The formats that are compressed; the plain tar is in `UnpackerTests`.
@Suite struct ArchiveFormatTests {
  let folder: TemporaryFolder
  let unpacker = Unpacker(rules: [LayoutRule(.classFolders, to: "characters")])

  init() throws { folder = try TemporaryFolder() }

  private var out: String { folder.path + "/out" }

  private func archive(
    _ format: ArchiveWriter.Format, _ entries: ArchiveWriter.Entry...
  ) throws -> String {
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let path = folder.path + "/x.archive"
    try ArchiveWriter.write(entries, as: format, to: path)
    return path
  }

  @Test(arguments: [ArchiveWriter.Format.zip, .gzippedTar])
  func `The ending of the file's name does not matter`(format: ArchiveWriter.Format) throws {
    let content = Data((0..<700_000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 7) })
    let path = try archive(
      format, .init(name: "a/bart/1.jpg", content: content),
      .init(name: "a/bart/ü.jpg", content: Data("u".utf8)))
    let summary = try unpacker.unpack(path, into: out)
    #expect(summary.files == ["characters": 2])
    let first = FileManager.default.contents(atPath: out + "/characters/bart/1.jpg")
    #expect(first == content)
    let second = FileManager.default.contents(atPath: out + "/characters/bart/ü.jpg")
    #expect(second == Data("u".utf8))
  }

  @Test(arguments: [ArchiveWriter.Format.zip, .gzippedTar])
  func `Links and paths that lead out are refused`(format: ArchiveWriter.Format) throws {
    let link = try archive(format, .init(name: "a/bart", link: "/etc"))
    #expect(
      throws: ArchiveError(.refused(.symbolicLink), archive: link, entry: "a/bart")
    ) { try unpacker.unpack(link, into: out) }
    let outside = try archive(format, .init(name: "a/../../x.jpg"))
    #expect(
      throws: ArchiveError(.refused(.parentFolder), archive: outside, entry: "a/../../x.jpg")
    ) { try unpacker.unpack(outside, into: out) }
  }

  @Test(arguments: [ArchiveWriter.Format.zip, .gzippedTar])
  func `A bomb is refused, wanted or not`(format: ArchiveWriter.Format) throws {
    var unpacker = unpacker
    unpacker.limits.bytesOfAnyRatio = 1_000_000
    for name in ["a/bart/1.jpg", "unwanted.bin"] {
      let path = try archive(format, .init(name: name, content: Data(count: 3_000_000)))
      #expect(
        throws: ArchiveError(.refused(.tooCompressed(limit: 100)), archive: path, entry: name)
      ) { try unpacker.unpack(path, into: out) }
    }
  }

  @Test(arguments: [ArchiveWriter.Format.zip, .gzippedTar])
  func `An archive that ends early is damaged, wherever it ends`(
    format: ArchiveWriter.Format
  ) throws {
    var generator = SystemRandomNumberGenerator()
    let content = Data((0..<40_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
    let path = try archive(
      format, .init(name: "a/bart/1.jpg", content: content),
      .init(name: "a/bart/2.jpg", content: content))
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for count in stride(from: 4, to: whole.count - 30, by: 7919) {
      let part = try folder.write(whole.prefix(count), to: "part")
      #expect(throws: ArchiveError.self, "\(count) of \(whole.count) bytes") {
        try unpacker.unpack(part, into: out)
      }
    }
  }

  @Test(arguments: [ArchiveWriter.Format.zip, .gzippedTar])
  func `A changed byte is found by the check sum`(format: ArchiveWriter.Format) throws {
    var generator = SystemRandomNumberGenerator()
    let content = Data((0..<40_000).map { _ in UInt8.random(in: 0...255, using: &generator) })
    let path = try archive(format, .init(name: "a/bart/1.jpg", content: content))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[20_000] ^= 1
    let changed = try folder.write(bytes, to: "changed")
    #expect(throws: ArchiveError.self) { try unpacker.unpack(changed, into: out) }
  }

  /// The check sum and the length are the last eight bytes.
  @Test(arguments: [8, 4]) func `A gzip stream with a wrong end is damaged`(place: Int) throws {
    let content = Data("a picture".utf8)
    let path = try archive(.gzippedTar, .init(name: "a/bart/1.jpg", content: content))
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    bytes[bytes.count - place] ^= 1
    let changed = try folder.write(bytes, to: "changed")
    let error = #expect(throws: ArchiveError.self) { try unpacker.unpack(changed, into: out) }
    #expect(error?.description.contains("is damaged") == true)
  }
}
