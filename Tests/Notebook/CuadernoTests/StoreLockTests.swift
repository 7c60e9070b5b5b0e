import Cuaderno
import Foundation
import Testing

/// One run at a time, on all machines that see a store.
@Suite struct StoreLockTests {
  private let store: Store

  init() throws {
    store = Store(path: NSTemporaryDirectory() + "lock-\(UUID().uuidString)")
    try store.prepare()
  }

  private func remove() { try? FileManager.default.removeItem(atPath: store.path) }

  @Test func refusesASecondHolder() throws {
    defer { remove() }
    let first = try StoreLock(store, waits: nil)
    #expect(throws: LockedError.self) { try StoreLock(store, waits: nil) }
    #expect(StoreLock.currentHolder(store)?.process == getpid())
    withExtendedLifetime(first) {}
  }

  @Test func isFreeAgainAfterTheRun() throws {
    defer { remove() }
    _ = try StoreLock(store, waits: nil)
    #expect(StoreLock.currentHolder(store) == nil)
    _ = try StoreLock(store, waits: nil)
  }

  /// `flock` does not reach across mounts; the folder does.
  @Test func respectsAHolderThatLocksNoFileHere() throws {
    defer { remove() }
    let first = try StoreLock(store, waits: nil)
    // Another mount of the folder has another lock file, as far as the kernel sees.
    try FileManager.default.moveItem(atPath: store.lock, toPath: store.lock + ".elsewhere")
    #expect(throws: LockedError.self) { try StoreLock(store, waits: nil) }
    withExtendedLifetime(first) {}
  }

  /// A process that was killed leaves its folder behind.
  @Test func replacesAHolderOfThisMachineThatIsGone() throws {
    defer { remove() }
    let text = try textOfHolder()
    let gone = text.replacing("\"process\":\(getpid())", with: "\"process\":2147483646")
    #expect(gone != text)
    try FileManager.default.createDirectory(
      atPath: store.lease, withIntermediateDirectories: true)
    try gone.write(toFile: store.lease + "/holder", atomically: true, encoding: .utf8)
    #expect(StoreLock.currentHolder(store) == nil)
    _ = try StoreLock(store, waits: nil)
  }

  /// What a holder writes about itself.
  private func textOfHolder() throws -> String {
    let lock = try StoreLock(store, waits: nil)
    defer { withExtendedLifetime(lock) {} }
    return try String(contentsOfFile: store.lease + "/holder", encoding: .utf8)
  }
}
