import Foundation
import RunRecord

/// A notebook with its checked graph, ready to run.
package struct LoadedNotebook: Sendable {
  package let title: String
  package let graph: CellGraph
  package let sources: SourceIndex
  /// The program itself, which is also the worker.
  package let executable: String

  /// - Throws: ``GraphError``.
  package init<Book: Notebook>(_ notebook: Book.Type) throws {
    title = notebook.title
    graph = try CellGraph(notebook.contents)
    sources = notebook.sources
    // The image that runs now, even when a build has replaced the file since.
    executable = "/proc/self/exe"
  }

  /// The checked values of all parameters.
  /// - Throws: ``ParameterError``.
  package func settings(_ given: [String: String]) throws -> [String: ParameterSetting] {
    try graph.parameters.reduce(into: [:]) { settings, parameter in
      settings[parameter.name] = try parameter.read(given[parameter.name] ?? parameter.defaultText)
    }
  }

  /// Resolves what keys are made of.
  /// - Throws: ``ParameterError``, or ``ExternalInputError`` for an input that is not to be had.
  package func keyBuilder(_ request: RunRequest, _ folders: OutputFolders) throws -> KeyBuilder {
    let settings = try settings(request.parameters)
    let hashes = FileHashes(path: folders.store.fileHashes, verifies: request.verifies)
    var values = InputValues()
    values.parameters = settings.mapValues(\.value)
    var externals: [String: [KeyPart]] = [:]
    for external in graph.externals {
      var surroundings = Surroundings(
        environment: ProcessInfo.processInfo.environment, outputFolder: folders.root,
        packageFolder: sources.packageFolder, seed: request.seed, contents: hashes)
      do {
        let notice =
          "error: the input \"\(external.name)\" crashed while it was looked at, before any cell; see its closure\n"
        _ = try CrashNotice.with(notice) { try external.resolve(&surroundings, values) }
      } catch {
        throw ExternalInputError(name: external.name, cause: error)
      }
      externals[external.name] = surroundings.parts
    }
    // What cannot be remembered is taken anew next time.
    try? hashes.save()
    let loaded = LoadedLibraries.current
    let libraries = Set(sources.libraries.values.joined())
    return KeyBuilder(
      sources: sources, parameters: settings, externals: externals, seed: request.seed,
      libraries: Dictionary(uniqueKeysWithValues: libraries.map { ($0, loaded.version(of: $0)) }))
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
