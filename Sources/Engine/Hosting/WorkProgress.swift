/// How far long work is. Progress is shown live and is not part of any result.
public struct WorkProgress: Codable, Sendable, Equatable {
  /// The whole line as a terminal shows it, without a line end; each update replaces the last.
  public var line: String
  /// The part that is done, from 0 to 1; `nil` when unknown.
  public var fraction: Double?
  /// The position of the work in a few words, as in `epoch 4/7`; shown when it is interrupted here.
  public var position: String?

  /// Makes a report of progress from the line that a terminal shows.
  public init(line: String, fraction: Double? = nil, position: String? = nil) {
    self.line = line
    self.fraction = fraction
    self.position = position
  }
}
