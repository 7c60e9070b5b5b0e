/// Why several ranks cannot train together.
public enum RankError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The program was started as one of several ranks, but Open MPI's library cannot be used.
  case noMessagePassing(reason: String)
  /// Another rank failed.
  case failed(rank: Int, reason: String)
  /// The ranks do not do the same.
  case diverged(rank: Int, place: String, ownPlace: String)

  public var description: String {
    switch self {
    case .noMessagePassing(let reason):
      """
      this process is one of several ranks, but Open MPI's library libmpi.so.40 cannot be used: \(reason); install \
      openmpi-bin, or start the program without mpirun or srun
      """
    case .failed(let rank, let reason):
      "the training stopped because rank \(rank) failed: \(reason)"
    case .diverged(let rank, let place, let ownPlace):
      """
      the ranks do not do the same: rank \(rank) is at \(place), this rank at \(ownPlace); all ranks must train the same \
      networks on the same samples with the same settings, in the same order
      """
    }
  }
}
