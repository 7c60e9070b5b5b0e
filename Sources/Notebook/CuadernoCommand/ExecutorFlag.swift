import ArgumentParser
import Cuaderno
import Programs

/// The values of `--executor`.
enum ExecutorFlag: String, ExpressibleByArgument, CaseIterable {
  case local, slurm

  /// How many cells may run at the same time.
  var mostJobs: Int { self == .local ? 64 : 10_000 }

  /// - Parameters:
  ///   - options: The value of `--slurm`.
  ///   - package: The package's folder, which may hold a profile.
  /// - Throws: ``SlurmOptionError``; `UsageError`.
  func choice(_ options: String?, inPackage package: String) throws -> ExecutorChoice {
    switch self {
    case .local:
      // The parser takes letters of the options for flags when it reports an error, so this is not checked there.
      guard options == nil else { throw UsageError("--slurm needs --executor slurm") }
      return .local
    case .slurm:
      return .slurm(
        try SlurmOptions(options ?? "", profile: SlurmOptions.profile(inPackage: package)))
    }
  }
}
