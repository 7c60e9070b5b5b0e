import Foundation

/// Watches the sources of a notebook: whenever one is saved, builds and runs.
///
/// It begins with the program as it is, and builds beside that run: what was saved before is not missed, and SwiftPM, which
/// takes seconds to read a package for the first time, has read it when a file is saved.
///
/// A run in progress is not disturbed while the program is built. When the build succeeds, the run stops at its next
/// good place, and the new program continues from there.
package final class NotebookWatch {
  private let builder: NotebookBuilder
  private let arguments: [String]
  private let report: String
  private let ignored: String
  private let show: (String) -> Void

  private var notebook: Process?
  private var failure: BuildFailure?

  /// - Parameters:
  ///   - builder: Builds the program.
  ///   - arguments: What the program is called with.
  ///   - report: The report that the program writes, which shows the errors of the compiler too.
  ///   - ignored: A folder whose files are no sources.
  ///   - show: Shows a text to a person.
  package init(
    _ builder: NotebookBuilder, arguments: [String], report: String, ignoring ignored: String,
    show: @escaping (String) -> Void
  ) {
    self.builder = builder
    self.arguments = arguments
    self.report = report
    self.ignored = ignored
    self.show = show
  }

  /// Runs the notebook, and watches until a signal ends it.
  /// - Parameter isStopped: Called often; the next signal that requests an end.
  /// - Returns: The exit code, 130 for Ctrl-C.
  package func run(isStopped: () -> Int32?) -> Int32 {
    var seen = times
    let first = builder.identity
    startNotebook()
    show("Watching \(builder.package). Ctrl-C ends.\n")
    do {
      try build(isStopped, ifNew: { builder.identity != first })
      while true {
        if let signal = isStopped() { throw Stopped(signal: signal) }
        usleep(50_000)
        keepBanner()
        let now = times
        guard now != seen else { continue }
        seen = now
        // A file may be saved in several steps: what comes after them counts.
        usleep(20_000)
        guard times == now else {
          seen = SourceTimes(package: "", ignoring: "")
          continue
        }
        try build(isStopped)
      }
    } catch {
      let signal = (error as? Stopped)?.signal ?? SIGINT
      end(signal, isStopped)
      return 128 + signal
    }
  }

  private var times: SourceTimes { SourceTimes(package: builder.package, ignoring: ignored) }

  /// Builds, and runs what was built.
  /// - Parameter isNew: Called after the build; whether there is anything to run.
  private func build(_ isStopped: () -> Int32?, ifNew isNew: () -> Bool = { true }) throws {
    do {
      try builder.build(isStopped: isStopped)
    } catch let failure as BuildFailure {
      self.failure = failure
      show("\(failure.errors)\n")
      return keepBanner()
    }
    failure = nil
    guard isNew() else { return }
    if let notebook, notebook.isRunning {
      kill(notebook.processIdentifier, SIGINT)
      try wait(for: notebook, isStopped)
    }
    startNotebook()
  }

  private func startNotebook() {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builder.program)
    process.arguments = arguments
    do { try process.run() } catch { return show("error: cannot start \(builder.program)\n") }
    notebook = process
  }

  /// A run in progress rewrites the report, without the errors of the compiler.
  private func keepBanner() {
    guard let failure, !BuildFailureBanner.isShown(on: report) else { return }
    do { try BuildFailureBanner.show(failure, on: report) } catch {
      show("note: \(error)\n")
      self.failure = nil
    }
  }

  private func wait(for process: Process, _ isStopped: () -> Int32?) throws {
    while process.isRunning {
      if let signal = isStopped() { throw Stopped(signal: signal) }
      usleep(10_000)
    }
  }

  /// Passes the signal on to a run in progress, and those that come while it ends.
  private func end(_ signal: Int32, _ isStopped: () -> Int32?) {
    guard let notebook, notebook.isRunning else { return }
    // The terminal has signaled its whole group already.
    let isSignaled = getpgid(notebook.processIdentifier) == getpgrp()
    if !isSignaled { kill(notebook.processIdentifier, signal) }
    while notebook.isRunning {
      if let next = isStopped(), !isSignaled { kill(notebook.processIdentifier, next) }
      usleep(10_000)
    }
  }
}
