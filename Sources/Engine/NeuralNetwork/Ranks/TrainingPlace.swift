/// Where a rank is: ranks that are at different places would wait for each other forever.
struct TrainingPlace: BitwiseCopyable, Equatable, CustomStringConvertible {
  enum Phase: UInt8 {
    case beginning, epochBeginning, stop, batchBeginning, samples, batchEnd, validation, epochEnd,
      end
    /// The program has ended.
    case ended
  }

  /// The first bytes of the hash of all that the training starts from.
  var training: UInt64
  var epoch: Int
  var step: Int
  var phase: Phase

  var description: String {
    phase == .ended
      ? "the end of the program"
      : "epoch \(epoch + 1), step \(step + 1), \(phase), of training \(String(training, radix: 16))"
  }
}

/// What a rank says at each place where ranks meet.
struct RankReport: BitwiseCopyable {
  var place: TrainingPlace
  /// Whether it was asked to stop.
  var isInterrupted = false
  var hasFailed = false
  // What the callbacks of the first rank decided.
  var stopsTraining = false
  var hasNewWeights = false
  var learningRate = 0.0
}
