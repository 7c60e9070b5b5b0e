import Foundation

/// Watches the sources of a notebook: whenever one is saved, builds and runs.
///
/// It begins with the program as it is, and builds beside that run: what was saved before is not missed, and SwiftPM, which
/// takes seconds to read a package for the first time, knows it when a file is saved.
///
/// A run that goes on is not disturbed while the program is built; when that succeeds, the run is asked to stop at its next
/// good place, and the new program goes on from there.
package final class NotebookWatch {
  private let builder: NotebookBuilder
  private let arguments: [String]
  private let report: String
  private let ignored: String
  private let tell: (String) -> Void

  private var notebook: Process?
  private var failure: BuildFailure?

  /// - Parameters:
  ///   - builder: Builds the program.
  ///   - arguments: What the program is called with.
  ///   - report: The report that the program writes, which shows the compiler's complaints too.
  ///   - ignored: A folder whose files are no sources.
  ///   - tell: Shows a text to a person.
  package init(
    _ builder: NotebookBuilder, arguments: [String], report: String, ignoring ignored: String,
    tell: @escaping (String) -> Void
  ) {
    self.builder = builder
    self.arguments = arguments
    self.report = report
    self.ignored = ignored
    self.tell = tell
  }

  /// Runs the notebook, and watches until a person asks for an end.
  /// - Parameter isStopped: Asked often; the signal that asks for an end, once for each.
  /// - Returns: The exit code, 130 for Ctrl-C.
  package func run(isStopped: () -> Int32?) -> Int32 {
    var seen = times
    let first = builder.identity
    startNotebook()
    tell("watching \(builder.package); Ctrl-C ends\n")
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
  /// - Parameter isNew: Asked after the build: whether there is anything to run.
  private func build(_ isStopped: () -> Int32?, ifNew isNew: () -> Bool = { true }) throws {
    do {
      try builder.build(isStopped: isStopped)
    } catch let failure as BuildFailure {
      self.failure = failure
      tell("\(failure.errors)\n")
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
    do { try process.run() } catch { return tell("error: cannot start \(builder.program)\n") }
    notebook = process
  }

  /// A run that goes on writes the report anew, without the compiler's complaints.
  private func keepBanner() {
    guard let failure, !BuildFailureBanner.isShown(on: report) else { return }
    do { try BuildFailureBanner.show(failure, on: report) } catch {
      tell("note: \(error)\n")
      self.failure = nil
    }
  }

  private func wait(for process: Process, _ isStopped: () -> Int32?) throws {
    while process.isRunning {
      if let signal = isStopped() { throw Stopped(signal: signal) }
      usleep(10_000)
    }
  }

  /// Passes the signal on to a run that goes on, and those that come while it ends.
  private func end(_ signal: Int32, _ isStopped: () -> Int32?) {
    guard let notebook, notebook.isRunning else { return }
    // The terminal has told all of its own group already.
    let isTold = getpgid(notebook.processIdentifier) == getpgrp()
    if !isTold { kill(notebook.processIdentifier, signal) }
    while notebook.isRunning {
      if let next = isStopped(), !isTold { kill(notebook.processIdentifier, next) }
      usleep(10_000)
    }
  }
}
