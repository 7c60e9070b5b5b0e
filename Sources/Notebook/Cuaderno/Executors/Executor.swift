/// Executes cells, on this machine or elsewhere.
protocol Executor: AnyObject {
  /// Has a process execute a cell.
  /// - Throws: What keeps the process from being started.
  func start(_ order: CellOrder, _ cell: CellNode) throws -> CellProcess
}

/// Executes cells in processes of this machine.
final class LocalExecutor: Executor {
  private let makeLauncher: () throws -> Launcher
  private var launcher: Launcher?

  /// - Parameter makeLauncher: Starts the worker; called when it is first needed, and again when it is gone.
  init(_ makeLauncher: @escaping () throws -> Launcher) { self.makeLauncher = makeLauncher }

  func start(_ order: CellOrder, _ cell: CellNode) throws -> CellProcess { try start(order) }

  /// Has a process obey an order.
  func start(_ order: CellOrder) throws -> CellProcess {
    CellProcess(try runningLauncher().start(order))
  }

  /// Starts the worker now, so that it is ready when it is needed.
  func prepare() throws { _ = try runningLauncher() }

  /// Ends the worker, and waits until it is gone.
  func end() { launcher = nil }

  private func runningLauncher() throws -> Launcher {
    if let launcher, launcher.ending == nil { return launcher }
    let made = try makeLauncher()
    launcher = made
    return made
  }
}
