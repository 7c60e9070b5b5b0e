/// What an archive may at most contain. Past it the archive is refused: it is a bomb, or not what it should be.
public struct UnpackLimits: Sendable, Equatable {
  /// Files, folders and all else, wanted or not.
  public var entries: Int
  /// Bytes of all contents together, wanted or not.
  public var bytes: Int
  /// Bytes of content for each byte of the archive. Pictures hardly shrink (1.0 to 1.2), text does by 3 to 20,
  /// a bomb by 1,000 and more.
  public var ratio: Int
  /// Contents up to this many bytes may have any ratio, since small archives of empty files do.
  public var bytesOfAnyRatio: Int

  /// Makes limits that suit data sets of pictures by default: 200,000 entries and 20 GB.
  public init(
    entries: Int = 200_000, bytes: Int = 20_000_000_000, ratio: Int = 100,
    bytesOfAnyRatio: Int = 10_000_000
  ) {
    self.entries = entries
    self.bytes = bytes
    self.ratio = ratio
    self.bytesOfAnyRatio = bytesOfAnyRatio
  }
}
