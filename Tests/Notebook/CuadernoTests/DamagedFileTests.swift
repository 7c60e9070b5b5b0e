import Artifacts
import Cuaderno
import Foundation
import Testing

/// The small files of a store carry a checksum: whatever byte of them is damaged, nothing in them is believed.
@Suite struct DamagedFileTests {
  let store: Store

  init() throws {
    store = Store(path: NSTemporaryDirectory() + "damage-\(UUID().uuidString)")
    try store.prepare()
  }

  private func remove() { try? FileManager.default.removeItem(atPath: store.path) }

  /// Damages one byte of a file after the other, checks, and restores the file.
  private func forEachDamage(of path: String, _ check: (Int) throws -> Void) throws {
    let file = URL(filePath: path)
    let sound = try Data(contentsOf: file)
    #expect(sound.count > 100)
    for place in sound.indices {
      var damaged = sound
      damaged[place] ^= 1
      try damaged.write(to: file)
      try check(place)
    }
    try sound.write(to: file)
  }

  @Test func aCellsState() throws {
    defer { remove() }
    let state = CellState(
      key: "0123456789abcdef", ending: .failed(message: "no luck"), run: "r",
      date: Date(timeIntervalSince1970: 1_000_000), seconds: 12)
    try store.save(state, of: "a")
    try forEachDamage(of: "\(store.states)/a.jsonl") { place in
      #expect(store.state(of: "a") == nil, "byte \(place)")
    }
    #expect(store.state(of: "a")?.key == state.key)
  }

  @Test func theHashesOfFiles() throws {
    defer { remove() }
    let (file, memory) = (store.path + "/pictures.txt", store.path + "/memory")
    try Data("some".utf8).write(to: URL(filePath: file))
    // A file as young as the record of its hash would not be believed in any case.
    usleep(200_000)
    let hashes = FileHashes(path: memory)
    let sound = try hashes.hash(ofFile: file)
    try hashes.save()
    try forEachDamage(of: memory) { place in
      let hash = try FileHashes(path: memory).hash(ofFile: file)
      #expect(hash == sound, "byte \(place)")
    }
  }

  @Test func theHashesOfFolders() throws {
    defer { remove() }
    let (folder, memory) = (store.path + "/pictures", store.path + "/memory")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try Data("some".utf8).write(to: URL(filePath: folder + "/a.txt"))
    usleep(200_000)
    let hashes = FileHashes(path: nil, folderPath: memory)
    let sound = try hashes.hash(ofFolder: folder)
    try hashes.save()
    try forEachDamage(of: memory) { place in
      let hash = try FileHashes(path: nil, folderPath: memory).hash(ofFolder: folder)
      #expect(hash == sound, "byte \(place)")
    }
  }
}
