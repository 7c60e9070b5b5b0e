import ArgumentParser
import Cuaderno

/// Flags of every verb that reads or writes a notebook's output.
public struct PlaceFlags: ParsableArguments {
  @Option(help: ArgumentHelp("The folder for all output.", valueName: "folder"))
  var output: String?

  public init() {}

  /// The path of the folder for all output, `output` in the package by default; it need not exist yet.
  public func outputFolder(of notebook: any Notebook.Type) -> String {
    OutputFolders(sources: notebook.sources, output: output).root
  }
}

/// Flags of every verb that decides what is up to date.
struct WorldFlags: ParsableArguments {
  @Option(parsing: .unconditional, help: "The seed of all randomness.")
  var seed: UInt64 = 0

  @Flag(help: "Read all data files again instead of trusting their times.")
  var verify = false

  /// The same on another command line.
  var arguments: [String] { ["--seed=\(seed)"] + (verify ? ["--verify"] : []) }
}

/// Flags of the verbs that execute cells.
struct ExecutionFlags: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The time limit of each cell.", valueName: "seconds"))
  var timeout: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many threads computations use, at most one per processor; by default one per processor. Results do not depend on it.",
      valueName: "count"))
  var threads: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many cells may run at the same time; by default 1, or with --executor slurm as many as are ready. Results do not depend on it.",
      valueName: "count"))
  var jobs: Int?

  @Option(help: "Where cells are executed: local, or slurm for jobs of a cluster.")
  var executor = ExecutorFlag.local

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Options of sbatch for the jobs of --executor slurm, as in \"-p gpu -t 2:00:00\".",
      valueName: "options"))
  var slurm: String?

  @Flag(help: "After a failure, run the cells that do not need what failed.")
  var keepGoing = false

  @Flag(help: "Fail instead of waiting while another run of this notebook is going on.")
  var noWait = false

  @Flag(name: .shortAndLong, help: "Print nothing but errors.")
  var quiet = false

  /// The same on another command line.
  var arguments: [String] {
    let options = [
      timeout.map { "--timeout=\($0)" }, threads.map { "--threads=\($0)" },
      jobs.map { "--jobs=\($0)" },
      executor == .local ? nil : "--executor=\(executor.rawValue)", slurm.map { "--slurm=\($0)" },
    ]
    let switches = [(keepGoing, "--keep-going"), (noWait, "--no-wait"), (quiet, "--quiet")]
    return options.compactMap { $0 } + switches.filter(\.0).map(\.1)
  }

  /// A year in seconds.
  private static let longest = 31_536_000.0

  mutating func validate() throws {
    if let timeout, !(timeout > 0 && timeout <= Self.longest) {
      throw ValidationError(
        "--timeout takes a number of seconds above 0, at most a year, not \(timeout)")
    }
    if let jobs, !(1...executor.mostJobs).contains(jobs) {
      throw ValidationError("--jobs takes a number from 1 to \(executor.mostJobs), not \(jobs)")
    }
    if let threads, !(1...64).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 64, not \(threads)")
    }
  }
}
