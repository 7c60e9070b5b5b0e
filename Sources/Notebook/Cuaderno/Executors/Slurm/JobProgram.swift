import Artifacts
import Foundation
import RunRecord

/// The program as a job of a cluster: executes one cell with the worker of every run, and connects it with the run through files.
///
/// It ends normally, so that Slurm can distinguish it from a crash; the worker ends everything that the cell started.
package struct JobProgram {
  /// The argument that makes the program a job; the path of the ``JobFolder`` follows.
  package static let argument = "--cuaderno-job"
  /// A run that does not renew its lease for so long is gone. Its job stops, and leaves a checkpoint.
  private static let patience = Duration.seconds(120)

  private let path: String
  private let order: JobOrder
  private let link: LocalLink
  private let signals: SignalPipe
  private var events: JobEvents
  private var isStopped = false
  private var lease: (holder: StoreLease.Holder?, since: ContinuousClock.Instant)
  private var nextCheck = ContinuousClock.now
  private var nextSign = ContinuousClock.now

  /// The whole life of a job.
  /// - Returns: The exit code: 0 whenever the run learns what happened.
  package static func run<Book: Notebook>(_ book: Book.Type, folder path: String) -> Int32 {
    guard let signals = try? SignalPipe([SIGUSR1, SIGTERM, SIGINT, SIGHUP]) else { return 1 }
    guard let order = JobFolder.commands(path).lazy.compactMap(\.order).first,
      JobFolder.takeClaim(path)
    else {
      print("The run no longer wants this job.")
      return 0
    }
    var events = JobEvents(path: path + "/events")
    let environment = ProcessInfo.processInfo.environment
    events.add(
      .started(
        CellPlace(
          node: environment["SLURMD_NODENAME"] ?? ProcessInfo.processInfo.hostName,
          job: environment["SLURM_JOB_ID"] ?? "",
          secondsQueued: max(0, (Date().timeIntervalSince(order.submitted) * 10).rounded() / 10))))
    events.write()
    do {
      let notebook = try LoadedNotebook(book)
      if let difference = try order.program.difference(to: ProgramIdentity(notebook)) {
        events.add(.refused(difference))
        events.add(.ended(.exited(0)))
        return events.write() ? 0 : 1
      }
      let launcher = try notebook.launcher(lock: nil)
      let link = try launcher.start(order.order.withThreads(of: environment))
      var program = JobProgram(path, order, link, signals, events)
      return program.serve()
    } catch {
      events.add(.refused("\(error)"))
      events.add(.ended(.exited(1)))
      return events.write() ? 0 : 1
    }
  }

  private init(
    _ path: String, _ order: JobOrder, _ link: LocalLink, _ signals: SignalPipe,
    _ events: JobEvents
  ) {
    self.path = path
    self.order = order
    self.link = link
    self.signals = signals
    self.events = events
    lease = (nil, .now)
  }

  private mutating func serve() -> Int32 {
    while true {
      var waited = ([signals.descriptor] + link.descriptors).map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      poll(&waited, nfds_t(waited.count), 200)
      // Pieces are collected for a moment, because each one is a file that is opened.
      usleep(20_000)
      for signal in signals.received() + link.takeSignals() where !isStopped {
        events.add(.stopped(signal: signal))
        stop()
      }
      if ContinuousClock.now >= nextCheck {
        nextCheck = .now + .milliseconds(500)
        guard isWanted() else { return abandon() }
      }
      for event in link.receive() {
        switch event {
        case .messages(let bytes): events.add(bytes, of: .messages)
        case .output(let bytes): events.add(bytes, of: .output)
        case .errors(let bytes): events.add(bytes, of: .errors)
        case .ended(let ending, _): return end(ending)
        case .queued, .placed, .warned: break
        }
      }
      if ContinuousClock.now >= nextSign {
        nextSign = .now + .seconds(2)
        events.add(.alive)
      }
      events.write()
    }
  }

  /// Ends the cell, whose result and checkpoints nobody wants.
  private mutating func abandon() -> Int32 {
    link.kill()
    let patience = ContinuousClock.now + .seconds(5)
    while ContinuousClock.now < patience {
      let events = link.receive()
      if events.contains(where: { if case .ended = $0 { true } else { false } }) { break }
      usleep(10_000)
    }
    // The cell may have made its folder of checkpoints again, after the run had taken it back.
    if JobFolder.commands(path).isEmpty { try? FileManager.default.removeItem(atPath: path) }
    return 0
  }

  /// Nothing counts before it is written, so a full disk is waited for as long as the run wants the result.
  private mutating func end(_ ending: ProcessEnding) -> Int32 {
    events.add(.ended(ending))
    while !events.write() {
      guard isWanted() else { return 1 }
      usleep(500_000)
    }
    return 0
  }

  private mutating func stop() {
    if !isStopped { link.send(.stop) }
    isStopped = true
  }

  /// Obeys new commands, and watches the lease of the run.
  /// - Returns: Whether the run still wants what this job does.
  private mutating func isWanted() -> Bool {
    let commands = JobFolder.commands(path)
    guard !commands.isEmpty else { return false }
    if commands.contains(where: { if case .stop = $0 { true } else { false } }) { stop() }
    let holder = StoreLease.holder(Store(path: order.order.store).lease)
    if let holder, holder.token != order.lease { return false }
    if holder == nil || holder != lease.holder {
      if holder != nil { lease = (holder, .now) }
    }
    if ContinuousClock.now - lease.since > Self.patience { stop() }
    return true
  }
}

extension CellOrder {
  /// The same order for the processors of the job, unless the person said how many threads.
  fileprivate func withThreads(of environment: [String: String]) -> CellOrder {
    guard case .execute(var execution) = work, execution.threads == nil else { return self }
    let count = environment["SLURM_CPUS_PER_TASK"] ?? environment["SLURM_CPUS_ON_NODE"]
    execution.threads = count.flatMap { Int($0) }
    var order = self
    order.work = .execute(execution)
    return order
  }
}
