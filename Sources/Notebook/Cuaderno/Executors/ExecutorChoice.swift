/// Where a person wants cells to be executed.
package enum ExecutorChoice: Sendable, Equatable {
  /// On this machine.
  case local
  /// As jobs of Slurm, submitted with these options.
  case slurm(SlurmOptions)

  /// How many cells may run at the same time where the person does not limit them.
  package var usualJobs: Int { self == .local ? 1 : .max }

  func make(
    _ notebook: LoadedNotebook, _ folders: OutputFolders, _ local: LocalExecutor,
    lease: StoreLease.Holder
  ) throws -> any Executor {
    switch self {
    case .local: local
    case .slurm(let options):
      try SlurmExecutor(notebook, folders, local, options: options, lease: lease)
    }
  }
}
