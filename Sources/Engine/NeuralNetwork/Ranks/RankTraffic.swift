/// What a rank has exchanged with others since it was connected.
package struct RankTraffic {
  /// The bytes that it sent.
  package internal(set) var sentBytes = 0
  /// The time that all exchanges took.
  package internal(set) var exchangeSeconds = 0.0
  /// The part of that time for which the training waited.
  package internal(set) var waitedSeconds = 0.0

  /// The traffic of this process; nothing when it is alone.
  package static var current: RankTraffic { (try? RankGroup.current())??.traffic ?? RankTraffic() }
}
