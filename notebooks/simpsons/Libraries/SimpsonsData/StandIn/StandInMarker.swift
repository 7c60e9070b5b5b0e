import Artifacts
import Foundation

/// The file in a stand-in's folder that states what the folder was made from.
struct StandInMarker: Codable, Equatable {
  static let fileName = "stand-in.json"

  var version = StandIn.version
  var settings: StandIn

  /// What the folder at `path` was made from; `nil` when it is not a stand-in.
  static func read(in path: String) -> StandInMarker? {
    FileManager.default.contents(atPath: "\(path)/\(fileName)")
      .flatMap { try? JSONDecoder().decode(StandInMarker.self, from: $0) }
  }

  /// - Throws: `FileError`.
  func write(to folder: borrowing StagedFolder) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try folder.write(encoder.encode(self), to: Self.fileName)
  }

  /// Whether there is a file or folder at `path` that is not a stand-in.
  static func isMissing(in path: String) -> Bool {
    access(path, F_OK) == 0 && access("\(path)/\(fileName)", F_OK) != 0
  }
}
