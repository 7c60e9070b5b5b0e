import Artifacts
import Cuaderno
import Foundation
import Testing

/// The cells are `a` and `b`; each result is a kilobyte or so.
@Suite struct StoreCleaningTests {
  let store: Store

  init() throws {
    store = Store(path: NSTemporaryDirectory() + "cleaning-\(UUID().uuidString)")
    try store.prepare()
  }

  private func remove() { try? FileManager.default.removeItem(atPath: store.path) }

  /// Stores a result that was last used some days ago.
  @discardableResult
  private func keep(_ cell: String, _ value: Int, daysOld: Double, isCurrent: Bool = false) throws
    -> ExecutionRecord
  {
    let encoded = try EncodedArtifact([Double](repeating: Double(value), count: 100))
    try encoded.write(to: store.blob(encoded.summary.contentHash))
    let key = CellKey(parts: [KeyPart(cell, "\(value)")], extending: [])
    let action = ExecutionRecord(
      cell: cell, key: key, run: "r", date: Date(), seconds: 1, summary: encoded.summary)
    try store.save(action, [])
    try age("\(store.actions)/\(key.digest).jsonl", daysOld)
    if isCurrent {
      try store.save(
        CellState(key: key.digest, ending: .finished, run: "r", date: Date(), seconds: 1), of: cell)
    }
    return action
  }

  /// What results take: their values and the files that name them.
  private func size(_ actions: ExecutionRecord...) throws -> Int {
    try actions.reduce(0) {
      let file = URL(filePath: "\(store.actions)/\($1.key.digest).jsonl")
      return try $0 + $1.summary.byteCount + Data(contentsOf: file).count
    }
  }

  private func age(_ path: String, _ days: Double) throws {
    try FileManager.default.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: -days * 86_400)], ofItemAtPath: path)
  }

  private func cleaning(keep days: Double, largest: Int? = nil) -> StoreCleaning {
    StoreCleaning(
      store, keepingUsedSince: Date(timeIntervalSinceNow: -days * 86_400), largest: largest,
      cells: ["a", "b"])
  }

  @Test func keepsLastResultsAndWhatWasUsedOfLate() throws {
    defer { remove() }
    let current = try keep("a", 1, daysOld: 90, isCurrent: true)
    let recent = try keep("a", 2, daysOld: 2)
    let old = try keep("b", 3, daysOld: 40)
    let cleaning = cleaning(keep: 30)
    #expect(cleaning.items.map(\.what).sorted() == ["result of b", "value"])
    #expect(try cleaning.keptBytes == size(current, recent))
    #expect(store.record(old.key.digest) != nil, "nothing goes before it is requested")
    try cleaning.perform()
    #expect(store.record(old.key.digest) == nil && !store.hasBlob(old))
    #expect(store.hasBlob(current) && store.hasBlob(recent))
    #expect(self.cleaning(keep: 30).items.isEmpty)
  }

  @Test func keepsAValueThatAnotherResultShares() throws {
    defer { remove() }
    let current = try keep("a", 1, daysOld: 90, isCurrent: true)
    try keep("b", 1, daysOld: 90)
    let cleaning = cleaning(keep: 30)
    #expect(cleaning.items.map(\.what) == ["result of b"])
    try cleaning.perform()
    #expect(store.hasBlob(current))
  }

  @Test func removesWhatIsLongestUnusedUntilTheRestFits() throws {
    defer { remove() }
    let current = try keep("a", 1, daysOld: 5, isCurrent: true)
    let newer = try keep("a", 2, daysOld: 1)
    let older = try keep("a", 3, daysOld: 3)
    try cleaning(keep: 30, largest: size(current, newer)).perform()
    #expect(store.hasBlob(current) && store.hasBlob(newer) && !store.hasBlob(older))
    // The last result of a cell stays, however little room there is.
    try cleaning(keep: 30, largest: 1).perform()
    #expect(store.hasBlob(current) && !store.hasBlob(newer))
  }

  @Test func removesAStoreThatWasPutAside() throws {
    defer { remove() }
    try keep("a", 1, daysOld: 0, isCurrent: true)
    try Data("0\n".utf8).write(to: URL(fileURLWithPath: store.path + "/format"))
    try store.prepare()
    #expect(store.actionKeys.isEmpty)
    let cleaning = cleaning(keep: 30)
    #expect(cleaning.items.map(\.what) == ["store of an older format"])
    #expect(cleaning.freedBytes > 800)
    try cleaning.perform()
    #expect(self.cleaning(keep: 30).items.isEmpty)
  }

  /// Everything in the store has its own checksum, so that a damaged word about the layout costs no result.
  @Test func keepsAStoreWhoseFormatCannotBeRead() throws {
    defer { remove() }
    let kept = try keep("a", 1, daysOld: 0, isCurrent: true)
    let sound = try String(contentsOfFile: store.path + "/format", encoding: .utf8)
    #expect(sound.hasPrefix("1 "))
    for text in ["q\n", "", "1\n\n1", "0" + sound.dropFirst(), "9" + sound.dropFirst()] {
      try Data(text.utf8).write(to: URL(fileURLWithPath: store.path + "/format"))
      try store.prepare()
      #expect(store.record(kept.key.digest) != nil, "after \"\(text)\"")
      #expect(try String(contentsOfFile: store.path + "/format", encoding: .utf8) == sound)
    }
  }

  /// Checkpoints take room as results do, and what was used last stays.
  @Test func countsCheckpoints() throws {
    defer { remove() }
    let current = try keep("a", 1, daysOld: 5, isCurrent: true)
    let older = try keep("a", 3, daysOld: 3)
    for (name, days) in [("new", 1.0), ("old", 4)] {
      try write(Data("d".utf8), to: "checkpoints/\(name)/fit.checkpoint")
      try write(Data(count: 999), to: "checkpoints/\(name)/d.safetensors")
      try age("\(store.checkpoints)/\(name)", days)
    }
    #expect(try cleaning(keep: 30).keptBytes == size(current, older) + 2_000)
    let cleaning = cleaning(keep: 30, largest: try size(current, older) + 1_000)
    #expect(cleaning.items.map(\.path) == [store.checkpoints + "/old"])
    #expect(try cleaning.keptBytes == size(current, older) + 1_000)
    #expect(cleaning.freedBytes == 1_000)
    try self.cleaning(keep: 30, largest: size(current) + 1_000).perform()
    #expect(!store.hasBlob(older))
    #expect(FileManager.default.fileExists(atPath: store.checkpoints + "/new/d.safetensors"))
  }

  @Test func removesWhatNoCheckpointNames() throws {
    defer { remove() }
    try write(Data("d".utf8), to: "checkpoints/k/fit.checkpoint")
    try write(Data(count: 10), to: "checkpoints/k/d.safetensors")
    try write(Data(count: 20), to: "checkpoints/k/e.safetensors")
    try write(Data(count: 40), to: "checkpoints/k/f.safetensors.1.2.partial")
    try write(Data(count: 80), to: "blobs/g.safetensors.1.2.partial")
    let cleaning = cleaning(keep: 30, largest: 11)
    #expect(cleaning.freedBytes == 140 && cleaning.keptBytes == 11)
    try cleaning.perform()
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: store.checkpoints + "/k").sorted()
        == ["d.safetensors", "fit.checkpoint"])
  }

  private func write(_ data: Data, to path: String) throws {
    let url = URL(fileURLWithPath: "\(store.path)/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: url)
  }

  @Test func removesRemains() throws {
    defer { remove() }
    let damaged = try keep("a", 1, daysOld: 0)
    let path = "\(store.actions)/\(damaged.key.digest).jsonl"
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: path))
    try Data().write(to: URL(fileURLWithPath: store.states + "/a.json.partial"))
    let checkpoint = store.checkpoints + "/k"
    try FileManager.default.createDirectory(atPath: checkpoint, withIntermediateDirectories: true)
    try Data(count: 100).write(to: URL(fileURLWithPath: checkpoint + "/x.safetensors"))
    try age(checkpoint, 40)
    let cleaning = cleaning(keep: 30)
    #expect(
      cleaning.items.map(\.what).sorted()
        == ["checkpoint", "damaged result", "unfinished file", "value"])
    #expect(cleaning.freedBytes == 8 + 100 + damaged.summary.byteCount)
    try cleaning.perform()
    #expect(!FileManager.default.fileExists(atPath: checkpoint))
  }
}
