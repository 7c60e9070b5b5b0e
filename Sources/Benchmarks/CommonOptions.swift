import ArgumentParser
import Tensor

/// What all measurements are told.
struct CommonOptions: ParsableArguments {
  @Option(help: "Threads to use, at most one a processor; all processors by default.")
  var threads = Parallel.threadCount
  @Flag(help: "Print JSON instead of a table.")
  var json = false

  func validate() throws {
    guard (1...Parallel.mostThreads).contains(threads) else {
      throw ValidationError("--threads must be from 1 to \(Parallel.mostThreads).")
    }
  }

  /// Sets the number of threads that all loops use from now on.
  func apply() { Parallel.threadCount = min(threads, Parallel.processorCount) }
}
