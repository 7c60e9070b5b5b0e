import Foundation
import PackagePlugin

/// Compiles the texts and fingerprints of a notebook's cells into its program.
///
/// Apply it to a target whose Swift files are cells. It lists the sources of the target and of all targets that it depends
/// on, whichever package they are of; the tool `notebook-index` reads them whenever one changes.
@main struct NotebookPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let notebook = target as? any SourceModuleTarget else { return [] }
    let output = context.pluginWorkDirectoryURL.appending(path: "SourceIndex.swift")
    var arguments = [
      "--package", context.package.directoryURL.path(percentEncoded: false),
      "--output", output.path(percentEncoded: false),
    ]
    var inputs: [URL] = []

    let own = notebook.sourceFiles(withSuffix: "swift").map(\.url)
    arguments += ["--notebook", notebook.moduleName]
    arguments += own.map { $0.path(percentEncoded: false) }
    inputs += own

    for dependency in target.recursiveTargetDependencies {
      let files = try sources(of: dependency)
      arguments += [
        "--module", (dependency as? any SourceModuleTarget)?.moduleName ?? dependency.name,
      ]
      for needed in dependency.dependencies.flatMap(targets) {
        arguments += ["--needs", (needed as? any SourceModuleTarget)?.moduleName ?? needed.name]
      }
      arguments += files.map { $0.path(percentEncoded: false) }
      inputs += files
    }
    return [
      .buildCommand(
        displayName: "Indexing the cells of \(target.name)",
        executable: try context.tool(named: "notebook-index").url, arguments: arguments,
        inputFiles: inputs, outputFiles: [output])
    ]
  }

  /// The targets that a dependency brings: itself, or those of a product of another package.
  private func targets(of dependency: TargetDependency) -> [any Target] {
    switch dependency {
    case .target(let target): [target]
    case .product(let product): product.targets
    @unknown default: []
    }
  }

  /// All files that make up a target: Swift, C, C++, headers, module maps.
  private func sources(of target: any Target) throws -> [URL] {
    let suffixes = ["swift", "c", "h", "cpp", "hpp", "cc", "modulemap"]
    guard
      let files = FileManager.default.enumerator(
        at: target.directoryURL, includingPropertiesForKeys: nil)
    else { return [] }
    return files.compactMap { $0 as? URL }
      .filter { suffixes.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
