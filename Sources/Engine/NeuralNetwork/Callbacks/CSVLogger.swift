import Artifacts
import Foundation

/// Writes a table of all epochs so far: `epoch` from 0, then the values, sorted by name.
public struct CSVLogger: Callback, Codable {
  /// The file, whose folder must exist when the training begins.
  public var path: String
  private var lines: [String] = []

  /// A table in the file at `path`.
  public init(_ path: String) { self.path = path }

  public var dependsOnEpochCount: Bool { false }

  public func check(_ training: any TrainingControl) throws {
    try AtomicFile.checkCanWrite(to: path)
  }

  public mutating func epochEnds(
    _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
  ) throws {
    let sorted = logs.values.sorted { $0.key < $1.key }
    if lines.isEmpty { lines.append((["epoch"] + sorted.map(\.key)).joined(separator: ",")) }
    lines.append((["\(epoch)"] + sorted.map { "\($0.value)" }).joined(separator: ","))
    try AtomicFile.write(Data((lines.joined(separator: "\n") + "\n").utf8), to: path)
  }
}
