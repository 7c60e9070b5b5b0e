import Foundation
import RunRecord
import Synchronization

/// A notebook with its checked graph, ready to run.
package struct LoadedNotebook: Sendable {
  package let title: String
  package let graph: CellGraph
  package let sources: SourceIndex
  /// What the notebook says of itself.
  let facts: [Provenance.Fact]
  /// The program itself, which is also the worker.
  package let executable: String

  /// The parser of the command line needs the parameters several times.
  private static let known = Mutex<[ObjectIdentifier: LoadedNotebook]>([:])

  /// - Throws: ``GraphError``.
  package init<Book: Notebook>(_ notebook: Book.Type) throws {
    let name = ObjectIdentifier(notebook)
    if let known = Self.known.withLock({ $0[name] }) {
      self = known
      return
    }
    title = notebook.title
    graph = try CellGraph(notebook.contents)
    sources = notebook.sources
    facts = notebook.facts.map { Provenance.Fact(name: $0.key, text: $0.value) }
    // The image that runs now, even when a build has replaced the file since.
    executable = "/proc/self/exe"
    let loaded = self
    Self.known.withLock { $0[name] = loaded }
  }

  /// The checked values of all parameters.
  /// - Throws: ``ParameterError``.
  package func settings(_ given: [String: String]) throws -> [String: ParameterSetting] {
    try graph.parameters.reduce(into: [:]) { settings, parameter in
      settings[parameter.name] = try parameter.read(given[parameter.name] ?? parameter.defaultText)
    }
  }

  /// Starts the worker, which starts a process for each order.
  /// - Parameter lock: The lock of the store, which the worker then holds too.
  /// - Throws: `FileError` when the program cannot be started.
  func launcher(lock: Int32?) throws -> Launcher {
    try Launcher(
      executable: executable, lock: lock,
      environment: ProcessInfo.processInfo.environment.merging(BLASLoops.environment) { $1 })
  }

  /// An order for a process of the worker.
  /// - Throws: ``ParameterError``.
  func order(_ work: CellOrder.Work, _ request: RunRequest, _ folders: OutputFolders) throws
    -> CellOrder
  {
    CellOrder(
      work: work, parameters: try settings(request.parameters).mapValues(\.text),
      seed: request.seed, store: folders.store.path, outputFolder: folders.root,
      packageFolder: sources.packageFolder)
  }

  /// What keys are made of.
  /// - Throws: ``ParameterError``.
  func keyBuilder(_ request: RunRequest, _ findings: [String: ExternalFinding]) throws -> KeyBuilder
  {
    let loaded = LoadedLibraries.current
    let libraries = Set(sources.libraries.values.joined())
    return KeyBuilder(
      sources: sources, parameters: try settings(request.parameters),
      externals: findings.mapValues(\.parts), seed: request.seed,
      libraries: Dictionary(
        uniqueKeysWithValues: libraries.map {
          ($0, loaded.version(of: $0) + ProcessorKind.suffix(forLibrary: $0))
        }),
      otherLibraries: loaded.versions(except: libraries))
  }

  package func parameterValues(_ request: RunRequest) -> [ParameterValue] {
    graph.parameters.map { parameter in
      let setting = try? parameter.read(request.parameters[parameter.name] ?? parameter.defaultText)
      let value = setting?.text ?? parameter.defaultText
      return ParameterValue(
        name: parameter.name, value: value, isDefault: value == parameter.defaultText,
        help: parameter.help)
    }
  }
}
