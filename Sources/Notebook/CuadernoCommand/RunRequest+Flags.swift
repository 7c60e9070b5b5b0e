import ArgumentParser
import Cuaderno
import Programs
import RunRecord

extension RunRequest {
  /// Takes over what the flags say.
  /// - Throws: ``SlurmOptionError``.
  mutating func take(
    _ execution: ExecutionFlags, _ world: WorldFlags, _ given: [String: String],
    inPackage package: String
  ) throws {
    executor = try execution.executor.choice(execution.slurm, inPackage: package)
    keepsGoing = execution.keepGoing
    timeout = execution.timeout
    threads = execution.threads
    jobs = execution.jobs
    waits = !execution.noWait
    take(world, given)
  }

  mutating func take(_ world: WorldFlags, _ given: [String: String]) {
    seed = world.seed
    verifies = world.verify
    parameters = given
  }
}

extension Notebook {
  /// The verbs of the command line.
  static var verbs: [String] {
    RootCommand<Self>.configuration.subcommands.compactMap { $0.configuration.commandName }
  }
}

extension CellGraph {
  /// The id of a cell, given where a verb is possible too: a misspelled verb gets the nearest names.
  func cell(named name: String, or verbs: [String]) throws -> String {
    do {
      return try cell(named: name).id
    } catch let error as CellNameError {
      let near = NearestNames.of(name, in: verbs)
      guard !error.isAmbiguous, !near.isEmpty else { throw error }
      throw UsageError(
        "there is no verb or cell \"\(name)\"; did you mean \((near + error.nearest).joined(separator: " or "))?"
      )
    }
  }
}
