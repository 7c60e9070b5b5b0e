import Artifacts
import Foundation
import Hosting
import Printing
import Randomness
import RunRecord

/// A process of one cell: executes it, or inspects an external input, and ends.
///
/// A thread reads commands and signals, so that a stop is heard whatever the cell does; the main thread serves the main actor. The process
/// ends with the pipe from the supervisor.
final class CellProgram: Sendable {
  let notebook: CellSources
  let order: CellOrder
  let store: Store
  let pipe: MessagePipe
  let stop: StopFlag

  private init(
    _ notebook: CellSources, _ order: CellOrder, _ pipe: MessagePipe, _ stop: StopFlag
  ) {
    self.notebook = notebook
    self.order = order
    self.pipe = pipe
    self.stop = stop
    store = Store(path: order.store)
  }

  /// The whole life of the process; never returns.
  static func run(
    _ notebook: CellSources, commands: Int32, messages: Int32, output: Int32, errors: Int32
  ) -> Never {
    guard dup2(output, 1) == 1, dup2(errors, 2) == 2,
      let signals = try? SignalPipe([SIGINT, SIGTERM, SIGHUP])
    else { _exit(1) }
    close(output)
    close(errors)
    let pipe = MessagePipe(descriptor: messages)
    Thread.detachNewThread { listen(notebook, CommandReader(descriptor: commands), signals, pipe) }
    // Without a timer the loop would end at once.
    RunLoop.main.add(Timer(timeInterval: 1e9, repeats: true) { _ in }, forMode: .default)
    while true { _ = RunLoop.main.run(mode: .default, before: .distantFuture) }
  }

  /// Obeys the supervisor until it is gone.
  private static func listen(
    _ notebook: CellSources, _ reader: CommandReader, _ signals: SignalPipe, _ pipe: MessagePipe
  ) -> Never {
    let stop = StopFlag()
    var reader = reader
    while true {
      var waited = [reader.descriptor, signals.descriptor].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      poll(&waited, 2, -1)
      for signal in signals.received() {
        stop.raise()
        pipe.send(.stopRequested(signal: signal))
      }
      guard waited[0].revents != 0 else { continue }
      guard let received = reader.read() else { endGroup() }
      for command in received {
        switch command {
        case .begin(let order):
          let program = CellProgram(notebook, order, pipe, stop)
          Task.detached { await program.obey() }
        case .stop: stop.raise()
        }
      }
    }
  }

  /// Ends this process and everything that it has started.
  static func endGroup() -> Never {
    if getpgrp() == getpid() { kill(0, SIGKILL) }
    _exit(0)
  }

  private func obey() async {
    switch order.work {
    case .execute(let execution): await execute(execution)
    case .inspect(let input, let verifies): inspect(input, verifies: verifies)
    }
    // Threads and tasks that still run end here, with the process.
    fflush(nil)
    _exit(0)
  }

  func values(of parameters: [ParameterDeclaration]) throws -> [String: any Sendable] {
    try parameters.reduce(into: [:]) { values, parameter in
      let text = order.parameters[parameter.name] ?? parameter.defaultText
      values[parameter.name] = try parameter.read(text).value
    }
  }

  func surroundings(contents: (any ContentHashing)?) -> Surroundings {
    Surroundings(
      environment: ProcessInfo.processInfo.environment, outputFolder: order.outputFolder,
      packageFolder: order.packageFolder, seed: order.seed, contents: contents)
  }

  private func inspect(_ name: String, verifies: Bool) {
    let externals = notebook.cells.values.flatMap(\.externals)
    guard let external = externals.first(where: { $0.name == name }) else {
      return pipe.send(.notFound(message: "the notebook has no such input"))
    }
    let hashes = FileHashes(
      path: store.fileHashes, folderPath: store.folderHashes, verifies: verifies)
    let host = WorkerHost(random: RandomSource(seed: order.seed), pipe: pipe, stop: stop)
    RunningCell.install(host)
    var surroundings = surroundings(contents: hashes)
    do {
      var inputs = InputValues()
      inputs.parameters = try values(of: external.parameters)
      _ = try external.resolve(&surroundings, inputs)
      // Hashes that cannot be remembered are computed again next time.
      try? hashes.save()
      pipe.send(.found(surroundings.parts, paths: surroundings.paths))
    } catch {
      pipe.send(.notFound(message: ErrorText.describe(error)))
    }
  }
}
