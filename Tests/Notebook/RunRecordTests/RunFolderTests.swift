import Foundation
import RunRecord
import Testing

/// The names of runs sort by the order in which the runs began.
@Suite struct RunFolderTests {
  private let runs = NSTemporaryDirectory() + "runs-\(UUID().uuidString)"

  init() throws {
    try FileManager.default.createDirectory(atPath: runs, withIntermediateDirectories: true)
  }

  private func create(_ seconds: Double) throws -> String {
    let folder = try RunFolder.create(in: runs, at: Date(timeIntervalSince1970: seconds))
    _ = FileManager.default.createFile(atPath: folder.events, contents: nil)
    return folder.id
  }

  @Test func sayWhenARunBegan() throws {
    defer { try? FileManager.default.removeItem(atPath: runs) }
    #expect(try create(1_795_916_802.971).hasPrefix("20261129-014642-971"))
  }

  /// Also within a millisecond, and when the clock was turned back, or was never set.
  @Test(arguments: [[1e9, 1e9, 1e9], [2e9, 1e9, 0, -1e9, 1.5e9], [1e300, 1e9, .infinity]])
  func followEachOther(_ times: [Double]) throws {
    defer { try? FileManager.default.removeItem(atPath: runs) }
    let ids = try times.map(create)
    #expect(ids == ids.sorted())
    #expect(RunFolder.all(in: runs).map(\.id) == ids)
  }

  @Test func ignoreOtherFolders() throws {
    defer { try? FileManager.default.removeItem(atPath: runs) }
    for name in ["notes", "99999999-999999-abc", "zzz"] {
      try FileManager.default.createDirectory(
        atPath: runs + "/" + name, withIntermediateDirectories: true)
    }
    #expect(try create(1e9).hasPrefix("20010909-014640-000"))
  }
}
