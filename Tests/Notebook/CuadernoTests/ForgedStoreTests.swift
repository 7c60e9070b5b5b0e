import Artifacts
import Cuaderno
import Foundation
import Testing

/// A store that somebody forged reads and removes nothing outside of itself.
@Suite struct ForgedStoreTests {
  private let store: Store
  private let victim: String

  init() throws {
    let folder = NSTemporaryDirectory() + "forged-\(UUID().uuidString)"
    store = Store(path: folder + "/store")
    try store.prepare()
    victim = folder + "/victim.jsonl"
    try Data("{}".utf8).write(to: URL(fileURLWithPath: victim))
  }

  private func remove() {
    try? FileManager.default.removeItem(
      at: URL(fileURLWithPath: victim).deletingLastPathComponent())
  }

  @Test(arguments: ["../../victim", "", "xyz", String(repeating: "A", count: 64)])
  func readsAndRemovesOnlyWhatHashesName(_ key: String) {
    defer { remove() }
    #expect(store.record(key) == nil)
    #expect(store.execution(key) == nil)
    store.removeAction(key)
    store.touch(key)
    #expect(FileManager.default.fileExists(atPath: victim))
  }

  @Test func takesNoOtherTextForAHash() throws {
    defer { remove() }
    let hash = ContentHash(of: ["x"])
    func decode(_ text: String) throws -> [ContentHash] {
      try JSONDecoder().decode([ContentHash].self, from: Data("[\"\(text)\"]".utf8))
    }
    #expect(try decode(hash.digits) == [hash])
    for text in ["../../victim", "", hash.digits + "0", hash.digits.uppercased()] {
      #expect(throws: DecodingError.self) { try decode(text) }
    }
  }
}
