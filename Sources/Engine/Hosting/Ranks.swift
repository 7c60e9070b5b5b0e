import Foundation

/// The place of this process among those that work on one task together: `mpirun -n 4` starts four ranks.
///
/// All ranks run the same program. Print and write files on the first one only:
///
/// ```swift
/// if Ranks.isFirst { print(history) }
/// ```
public enum Ranks {
  /// The number of this process, from 0; 0 for a process that is alone.
  public static let number = count == 1 ? 0 : variable("OMPI_COMM_WORLD_RANK", "PMIX_RANK") ?? 0
  /// The number of processes; 1 for a process that is alone.
  public static let count = max(1, variable("OMPI_COMM_WORLD_SIZE") ?? slurmCount ?? 1)
  /// Whether this process speaks for all.
  public static var isFirst: Bool { number == 0 }

  /// The tasks of a step that `srun --mpi=pmix` started.
  private static var slurmCount: Int? {
    variable("PMIX_RANK") == nil ? nil : variable("SLURM_STEP_NUM_TASKS", "SLURM_NTASKS")
  }

  private static func variable(_ names: String...) -> Int? {
    names.lazy.compactMap { ProcessInfo.processInfo.environment[$0].flatMap { Int($0) } }.first
  }
}
