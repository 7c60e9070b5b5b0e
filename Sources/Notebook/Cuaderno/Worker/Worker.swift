import Artifacts
import Foundation
import Hosting
import Randomness
import RunRecord

/// The process that looks at external inputs and executes cells, one order after the other.
///
/// Its main thread reads commands, so that a stop is heard whatever a cell does; the process ends with the pipe from
/// the supervisor.
package final class Worker: Sendable {
  /// The argument that makes the program a worker.
  package static let argument = "--cuaderno-worker"
  /// Where the supervisor puts the ends of the pipes.
  static let commandDescriptor: Int32 = 3
  static let messageDescriptor: Int32 = 4
  static let lockDescriptor: Int32 = 5

  private let cells: [String: CellNode]
  private let sources: SourceIndex
  private let configuration: WorkerConfiguration
  private let store: Store
  private let pipe: MessagePipe
  private let stop = StopFlag()
  private let values: LoadedValues

  private init(
    _ cells: [CellNode], _ sources: SourceIndex, _ configuration: WorkerConfiguration,
    _ pipe: MessagePipe
  ) {
    self.cells = Dictionary(cells.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    self.sources = sources
    self.configuration = configuration
    self.pipe = pipe
    store = Store(path: configuration.store)
    values = LoadedValues(store: store)
  }

  /// Obeys the supervisor until it is gone; never returns.
  package static func serve<Book: Notebook>(_ notebook: Book.Type) -> Never {
    for descriptor in [commandDescriptor, messageDescriptor, lockDescriptor] {
      _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    }
    flushEachLine()
    let pipe = MessagePipe(descriptor: messageDescriptor)
    let orders = AsyncStream.makeStream(of: WorkerCommand.self)
    let decoder = JSONDecoder()
    var worker: Worker?
    while let line = readCommand() {
      guard let command = try? decoder.decode(WorkerCommand.self, from: line) else { continue }
      switch command {
      case .configure(let configuration):
        let made = Worker(notebook.contents.cells, notebook.sources, configuration, pipe)
        worker = made
        Task.detached { for await order in orders.stream { await made.obey(order) } }
      case .execute, .look: orders.continuation.yield(command)
      case .stop: worker?.stop.raise()
      }
    }
    endGroup()
  }

  /// Ends this process and all that it has started.
  static func endGroup() -> Never {
    if getpgrp() == getpid() { kill(0, SIGKILL) }
    _exit(0)
  }

  private func obey(_ command: WorkerCommand) async {
    switch command {
    case .execute(let order): await execute(order)
    case .look(let order): look(order)
    case .configure, .stop: break
    }
  }

  private func execute(_ order: CellOrder) async {
    guard let cell = cells[order.cell] else { return }
    let start = ContinuousClock.now
    func seconds() -> Double { (ContinuousClock.now - start) / .seconds(1) }
    let checkpoints = StoredCheckpoints(
      store: store, key: order.checkpointKey, startsAfresh: order.startsAfresh)
    let text = sources.files.first { $0.name == cell.fileName }?.text ?? ""
    let host = WorkerHost(
      cell: cell, text: text, random: RandomSource(seed: configuration.seed)[cell.id],
      checkpoints: checkpoints, pipe: pipe, stop: stop)
    do {
      let inputs = try inputs(of: cell, order)
      let value = try await RunningCell.with(host) { try await cell.execute(inputs) }
      if host.hasHeardStop { throw Interrupted(at: host.position ?? "its end") }
      let duration = seconds()
      let summary = try save(value)
      values.know(summary.contentHash)
      pipe.send(.finished(summary, seconds: duration, resumedAt: host.resumedAt))
    } catch let error as UnusableInput {
      pipe.send(.unusable(cell: error.cell, reason: error.reason))
    } catch let error as Interrupted {
      pipe.send(.interrupted(position: error.position, seconds: seconds()))
    } catch is CancellationError where stop.isRaised {
      pipe.send(.interrupted(position: host.position ?? "its start", seconds: seconds()))
    } catch {
      pipe.send(
        .threw(message: ErrorText.describe(error), line: host.lastLine, seconds: seconds()))
    }
  }

  private func inputs(of cell: CellNode, _ order: CellOrder) throws -> InputValues {
    var inputs = InputValues()
    for id in cell.inputCells {
      guard let hash = order.inputs[id], let type = cells[id]?.valueType else {
        throw UnusableInput(cell: id, reason: "it has no result")
      }
      inputs.cells[id] = try values.value(hash, of: id, as: type)
    }
    inputs.parameters = try values(of: cell.parameters)
    for external in cell.externals {
      var surroundings = surroundings(contents: nil)
      inputs.externals[external.name] = try external.resolve(&surroundings, inputs)
    }
    return inputs
  }

  private func values(of parameters: [ParameterDeclaration]) throws -> [String: any Sendable] {
    try parameters.reduce(into: [:]) { values, parameter in
      let text = configuration.parameters[parameter.name] ?? parameter.defaultText
      values[parameter.name] = try parameter.read(text).value
    }
  }

  private func surroundings(contents: (any ContentHashing)?) -> Surroundings {
    Surroundings(
      environment: ProcessInfo.processInfo.environment, outputFolder: configuration.outputFolder,
      packageFolder: configuration.packageFolder, seed: configuration.seed, contents: contents)
  }

  /// Tells what the cells that read external inputs depend on.
  private func look(_ order: LookOrder) {
    let hashes = FileHashes(
      path: store.fileHashes, folderPath: store.folderHashes, verifies: order.verifies)
    let externals = cells.values.flatMap(\.externals)
    for name in order.inputs {
      guard let external = externals.first(where: { $0.name == name }) else { continue }
      var surroundings = surroundings(contents: hashes)
      do {
        var inputs = InputValues()
        inputs.parameters = try values(of: external.parameters)
        _ = try external.resolve(&surroundings, inputs)
        // What cannot be remembered is taken anew next time.
        try? hashes.save()
        pipe.send(.seen(input: name, surroundings.parts, paths: surroundings.paths))
      } catch {
        pipe.send(.notSeen(input: name, message: ErrorText.describe(error)))
      }
    }
  }

  private func save(_ value: any CellNode.StoredValue) throws -> Artifact.Summary {
    let encoded = try EncodedArtifact(value)
    let path = store.blob(encoded.summary.contentHash)
    let isThere =
      (try? FileIdentity(path: path).size) == Int64(encoded.summary.byteCount)
      && values.isSound(encoded.summary.contentHash)
    if !isThere { try encoded.write(to: path) }
    return encoded.summary
  }
}
