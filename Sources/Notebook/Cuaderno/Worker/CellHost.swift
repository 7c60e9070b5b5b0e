import Display
import Hosting

/// The host of a running cell: besides what all work needs, it takes outputs and metrics.
package protocol CellHost: WorkHost {
  /// Shows an output. `location` is where the cell asked for it; `nil` puts it at the place last reached.
  func show(_ output: Output, at location: SourceLocation?)
  /// Publishes a metric; a second one of the same name replaces the first.
  func publish(_ metric: Metric, at location: SourceLocation?)
}

/// Connects `show`, `print` and `metric` with the cell that runs.
package enum RunningCell {
  /// The host of the running cell; `nil` outside of cells, where nothing is shown.
  @TaskLocal package static var host: (any CellHost)?

  /// Executes the body of a cell with its host.
  static func with<Result>(
    _ host: any CellHost, _ body: () async throws -> Result
  ) async rethrows -> Result {
    try await Work.$host.withValue(host) {
      try await $host.withValue(host) { try await body() }
    }
  }
}
