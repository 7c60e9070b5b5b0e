import Display
import Hosting
import Synchronization

/// The host of a running cell: besides what all work needs, it takes outputs and metrics.
package protocol CellHost: WorkHost {
  /// Shows an output. `location` is where the cell shows it; `nil` puts it at the place last reached.
  func show(_ output: Output, at location: SourceLocation?)
  /// Publishes a metric; a second one of the same name replaces the first.
  func publish(_ metric: Metric, at location: SourceLocation?)
}

/// Connects `show`, `print` and `metric` with the cell that the process executes, on whichever thread they are called.
package enum RunningCell {
  private static let installed = Mutex<(any CellHost)?>(nil)

  /// The host of the running cell; `nil` outside of cells, where nothing is shown.
  package static var host: (any CellHost)? { installed.withLock { $0 } }

  /// Makes all threads and tasks of the process work for the cell.
  static func install(_ host: any CellHost) {
    installed.withLock { $0 = host }
    ProcessHost.install(host)
  }
}
