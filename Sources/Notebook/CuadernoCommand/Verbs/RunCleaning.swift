import Foundation
import RunRecord

/// The runs that `clean --keep-runs` removes.
struct RunCleaning {
  /// What goes.
  let folders: [RunFolder]
  /// The bytes that their files take.
  let bytes: Int

  /// Keeps the latest `count` runs and, wherever it is, the last one that succeeded.
  init(_ runs: String, keeping count: Int) throws {
    let all = RunFolder.all(in: runs)
    let good = all.last { folder in
      (try? EventReader.run(path: folder.events, withOutputs: false))?.outcome?.status == .succeeded
    }
    folders = all.dropLast(count).filter { $0 != good }
    bytes = folders.reduce(0) { $0 + Self.bytes(below: $1.path) }
  }

  /// - Throws: The system's error for a folder that cannot be removed.
  func perform() throws {
    for folder in folders { try FileManager.default.removeItem(atPath: folder.path) }
  }

  private static func bytes(below path: String) -> Int {
    let names = FileManager.default.enumerator(atPath: path)
    return (names?.compactMap { $0 as? String } ?? []).reduce(0) { sum, name in
      let attributes = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
      return sum + (attributes?[.size] as? Int ?? 0)
    }
  }
}
