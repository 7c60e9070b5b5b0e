import Hosting
import Randomness

/// The host of all ranks but the first: it hears a stop, and shows and keeps nothing.
struct OtherRankHost: WorkHost {
  let base: any WorkHost

  func log(_ text: String) {}
  func report(_ progress: WorkProgress) {}
  var isCancelled: Bool { base.isCancelled }
  var checkpoints: (any CheckpointStorage)? { nil }
  var random: RandomSource { base.random }
  var sharedRandom: RandomSource { base.sharedRandom }
}
