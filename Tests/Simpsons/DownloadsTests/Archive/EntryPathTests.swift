import Archives
import Downloads
import Testing

@Suite struct EntryPathTests {
  @Test(arguments: [
    ("a/b/c.jpg", ["a", "b", "c.jpg"]),
    ("./a//b/", ["a", "b"]),
    (#"a\b\c.jpg"#, ["a", "b", "c.jpg"]),
    ("..a/b../...", ["..a", "b..", "..."]),
    ("", []),
  ])
  func `A path inside is cut into its parts`(path: String, components: [String]) throws {
    #expect(try EntryPath(path).components == components)
  }

  @Test(arguments: ["/etc/passwd", #"\\server\share"#, #"C:\x.jpg"#, "c:x.jpg"])
  func `An absolute path is refused`(path: String) {
    #expect(throws: ArchiveRefusal.absolutePath) { try EntryPath(path) }
  }

  @Test(arguments: ["../x", "a/../../x", "a/..", #"a\..\x"#, ".."])
  func `A path with two dots is refused`(path: String) {
    #expect(throws: ArchiveRefusal.parentFolder) { try EntryPath(path) }
  }
}
