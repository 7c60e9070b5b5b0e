import Artifacts
import Foundation
import RunRecord

/// Executes cells as jobs of Slurm, and small ones on this machine.
final class SlurmExecutor: Executor {
  /// A cell that states no resources and last took less than this, in seconds, is small.
  static let small = 10.0

  private let notebook: LoadedNotebook
  private let store: Store
  private let local: LocalExecutor
  private let options: SlurmOptions
  private let lease: String
  private let program: ProgramIdentity
  private let executable: String
  private let queue = SlurmQueue()
  private let cancellations = Cancellations()

  /// - Throws: `FileError` when the program's file is gone.
  init(
    _ notebook: LoadedNotebook, _ folders: OutputFolders, _ local: LocalExecutor,
    options: SlurmOptions, lease: StoreLease.Holder
  ) throws {
    self.notebook = notebook
    self.local = local
    self.options = options
    self.lease = lease.token
    store = folders.store
    program = try ProgramIdentity(notebook)
    executable = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  }

  func start(_ order: CellOrder, _ cell: CellNode) throws -> CellProcess {
    guard case .execute(let execution) = order.work, !isSmall(cell) else {
      return try local.start(order)
    }
    let folder = try JobFolder(
      store, order, execution, lease: lease, program: program, notebook: notebook.sources.name)
    do {
      try AtomicFile.write(Data(script(of: cell, folder).utf8), to: folder.script)
      let words = options.arguments(
        for: cell, name: folder.name, output: folder.log, script: folder.script)
      return CellProcess(
        try SlurmJob(
          folder, queue, submission: { try ToolCall(["sbatch"] + words) },
          cancellation: { [cancellations] in cancellations.cancel($0) },
          isVisible: { [store] in store.hasBlob($0.summary) }))
    } catch {
      folder.release()
      throw error
    }
  }

  /// A cell that says what it needs is a job, unless it says that it is local. Of any other, how long it last took decides.
  private func isSmall(_ cell: CellNode) -> Bool {
    if let resources = cell.resources { return resources.isLocal }
    guard let state = store.state(of: cell.id), state.ending == .finished else { return false }
    return state.seconds < Self.small
  }

  /// What Slurm executes. OpenBLAS reads its variables before the program can set them.
  private func script(of cell: CellNode, _ folder: JobFolder) -> String {
    var variables = BLASLoops.environment
    variables["OPENBLAS_CORETYPE"] = variables["OPENBLAS_CORETYPE"] ?? LibraryVersions.blasLoops
    let exports = variables.sorted { $0.key < $1.key }
      .map { "export \($0.key)=\(Self.quoted($0.value))\n" }
    return """
      #!/bin/sh
      # Executes the cell \(cell.id) of the notebook \(notebook.sources.name).
      \(exports.joined())exec \(Self.quoted(executable)) \(JobProgram.argument) \(Self.quoted(folder.path))

      """
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "'\\''")
      + "'"
  }
}

/// Calls of `scancel`, which the end of a run waits for.
private final class Cancellations {
  private var calls: [ToolCall] = []

  func cancel(_ name: String) {
    // A job that cannot be cancelled finds its folder gone and ends.
    if let call = try? ToolCall(["scancel", "--me", "--name=\(name)"]) { calls.append(call) }
  }

  deinit { for call in calls { _ = call.wait() } }
}
