/// Where long work saves its state, so that a later run continues from there.
///
/// A checkpoint belongs to the running cell and its key: work that finds one may rely on its own code and
/// inputs being those that wrote it. Saving is atomic: after a crash, either the old or the new checkpoint is there.
public protocol CheckpointStorage: Sendable {
  /// The checkpoint last saved under this name, or `nil` when there is none or it is damaged.
  func load<Value: Codable & Sendable>(_ type: Value.Type, name: String) -> Value?
  /// Replaces the checkpoint of this name.
  /// - Throws: When the storage cannot be written; the checkpoint before it is then still there.
  func save<Value: Codable & Sendable>(_ value: Value, name: String) throws
  /// Counts the pieces of work of one name that began in this execution of the cell: 1 for the first.
  ///
  /// Together with the name, the number identifies the work in the next execution of the same cell, which counts from 1 again.
  func ordinal(of name: String) -> Int
  /// Forgets the checkpoint of this name; harmless when there is none.
  func remove(name: String)
}
