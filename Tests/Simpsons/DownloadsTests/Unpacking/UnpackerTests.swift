import Archives
import Artifacts
import Downloads
import Foundation
import Hosting
import TestSupport
import Testing

@Suite struct UnpackerTests {
  let folder: TemporaryFolder
  let out: String
  let unpacker = Unpacker(rules: [
    LayoutRule(.classFolders, in: ["characters"], to: "characters"),
    LayoutRule(.flat, in: ["testset"], to: "testset"),
  ])

  init() throws {
    folder = try TemporaryFolder()
    out = folder.path + "/out"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
  }

  private var files: [String] { TemporaryFolder.files(below: out) }

  @Test func `Only wanted files are unpacked, into the layout of the rules`() throws {
    var tar = TarWriter()
    tar.add("data/characters/bart/1.jpg", content: Data("bart".utf8))
    tar.add("data/characters/lisa/1.jpg", content: Data(repeating: 5, count: 600_000))
    tar.add("data/testset/testset/bart_0.jpg", content: Data("test".utf8))
    tar.add("data/weights.h5", content: Data(repeating: 1, count: 9000))
    let summary = try unpacker.unpack(folder.write(tar.finished, to: "x.tar"), into: out)
    #expect(files == ["characters/bart/1.jpg", "characters/lisa/1.jpg", "testset/bart_0.jpg"])
    #expect(summary.files == ["characters": 2, "testset": 1])
    #expect(summary.bytes == 600_008)
    #expect(summary.unwanted == 1)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: out + "/characters/lisa/1.jpg")).count == 600_000)
  }

  @Test func `A picture that is there twice is taken once, and a contradiction is told`() throws {
    var tar = TarWriter()
    tar.add("characters/bart/1.jpg", content: Data("one".utf8))
    tar.add("characters/characters/bart/1.jpg", content: Data("one".utf8))
    tar.add("other/characters/bart/1.jpg", content: Data("ONE".utf8))
    tar.add("more/characters/bart/1.jpg", content: Data("one and more".utf8))
    let summary = try unpacker.unpack(folder.write(tar.finished, to: "x.tar"), into: out)
    #expect(summary.files == ["characters": 1])
    #expect(summary.repeated == 1)
    #expect(
      summary.contradicting == ["other/characters/bart/1.jpg", "more/characters/bart/1.jpg"])
    #expect(try String(contentsOfFile: out + "/characters/bart/1.jpg", encoding: .utf8) == "one")
  }

  @Test(arguments: [
    ("/characters/bart/x.jpg", Character("0"), ArchiveRefusal.absolutePath),
    ("characters/bart/../../../x.jpg", "0", .parentFolder),
    ("characters/bart/x.jpg", "1", .hardLink),
    ("characters/bart/x.jpg", "2", .symbolicLink),
    ("characters/bart", "2", .symbolicLink),
    ("characters/bart/x.jpg", "3", .specialFile),
    ("unwanted", "6", .specialFile),
  ])
  func `A hostile entry is refused by name`(
    name: String, type: Character, refusal: ArchiveRefusal
  ) throws {
    var tar = TarWriter()
    tar.add(name, type: type, link: "/etc")
    let path = try folder.write(tar.finished, to: "x.tar")
    let error = #expect(throws: ArchiveError.self) { try unpacker.unpack(path, into: out) }
    #expect(error == ArchiveError(.refused(refusal), archive: path, entry: name))
    #expect(files.isEmpty)
  }

  @Test func `A hostile name does not reach the terminal as it is`() {
    let error = ArchiveError(.refused(.symbolicLink), archive: "x.zip", entry: "a\u{1B}[2Jb")
    #expect(
      error.description
        == #"x.zip is refused: its entry "a\u{1B}[2Jb" is a symbolic link"#)
  }

  @Test func `An archive of too many entries is refused`() throws {
    var tar = TarWriter()
    for index in 0..<5 { tar.add("x\(index)") }
    var unpacker = unpacker
    unpacker.limits.entries = 4
    let path = try folder.write(tar.finished, to: "x.tar")
    let error = #expect(throws: ArchiveError.self) { try unpacker.unpack(path, into: out) }
    #expect(error?.entry == "x4")
    #expect(error?.kind == .refused(.tooManyEntries(limit: 4)))
  }

  @Test func `A bomb is refused by the size that it declares, before it is read`() throws {
    var tar = TarWriter()
    tar.add("zeros.bin", declaredSize: 8_589_934_591)
    var unpacker = unpacker
    let path = try folder.write(tar.finished, to: "x.tar")
    var error = #expect(throws: ArchiveError.self) { try unpacker.unpack(path, into: out) }
    #expect(error?.kind == .refused(.tooCompressed(limit: 100)))
    unpacker.limits.bytes = 1_000_000
    error = #expect(throws: ArchiveError.self) { try unpacker.unpack(path, into: out) }
    #expect(error?.kind == .refused(.tooLarge(limit: 1_000_000)))
    #expect(
      error?.description
        == "\(path) is refused: its entry \"zeros.bin\" makes the content larger than 1.00 MB, "
        + "which is the most allowed")
  }

  @Test func `What follows the end of a compressed tar counts, too`() throws {
    var tar = TarWriter()
    tar.add("characters/bart/1.jpg", content: Data("bart".utf8))
    let bomb = tar.finished + Data(count: 30_000_000)
    let path = folder.path + "/x.tar.gz"
    try Gzip.write(bomb, to: path)
    let error = #expect(throws: ArchiveError.self) { try unpacker.unpack(path, into: out) }
    #expect(error?.kind == .refused(.tooCompressed(limit: 100)))
    try Gzip.write(tar.finished + Data(count: 9_000_000), to: path)
    #expect(try unpacker.unpack(path, into: folder.path + "/out").repeated == 1)
  }

  @Test func `A pipe or a device is no archive, and does not hang`() throws {
    let pipe = folder.path + "/pipe.tar"
    #expect(mkfifo(pipe, 0o600) == 0)
    for path in [pipe, "/dev/zero"] {
      let error = #expect(throws: FileError.self) { try unpacker.unpack(path, into: out) }
      #expect(error?.description == "cannot open \(path): it is not a regular file")
      #expect(throws: ArchiveError.self) { _ = try ArchiveReader(path: path) }
    }
  }

  @Test func `A file in the way of a folder is an error with its path`() throws {
    var tar = TarWriter()
    tar.add("characters/bart/1.jpg")
    try Data().write(to: URL(fileURLWithPath: out + "/characters"))
    let path = try folder.write(tar.finished, to: "x.tar")
    #expect(throws: FileError.self) { try unpacker.unpack(path, into: out) }
  }

  @Test func `It stops when the host asks it to`() throws {
    var tar = TarWriter()
    tar.add("characters/bart/1.jpg")
    let path = try folder.write(tar.finished, to: "x.tar")
    #expect(throws: Interrupted.self) {
      try Work.$host.withValue(TestHost(isCancelled: true)) {
        try unpacker.unpack(path, into: out)
      }
    }
  }
}
