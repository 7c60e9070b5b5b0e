import Foundation
import PackagePlugin

/// Compiles the texts and fingerprints of a notebook's cells into its program.
///
/// Apply it to a target whose Swift files are cells. It lists the files of the target and of all targets that it depends
/// on, in any package, and the plan of the build. The tool `notebook-index` reads them in every build.
@main struct NotebookPlugin: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let notebook = target as? any SourceModuleTarget else { return [] }
    let tool = try context.tool(named: "notebook-index").url
    let output = context.pluginWorkDirectoryURL.appending(path: "SourceIndex.swift")
    let plan = BuildPlanLocation(tool: tool)
    let folders = [("build", plan.scratch)] + packages(of: context.package).map { ($0.id, $0.url) }
    var arguments = [
      "--package", context.package.directoryURL.path(percentEncoded: false),
      "--output", output.path(percentEncoded: false),
      "--plan", plan.url.path(percentEncoded: false),
    ]
    for (name, url) in folders {
      arguments += ["--folder", name, url.path(percentEncoded: false)]
    }
    for (module, place) in offered(to: target, in: context.package) {
      arguments += ["--offered", module, place]
    }
    arguments += ["--notebook", notebook.moduleName]
    let files = TargetFiles(targets: target.recursiveTargetDependencies + context.package.targets)
    let own = files.compiled(of: notebook) + files.resources(of: notebook)
    arguments += own.map { $0.path(percentEncoded: false) }
    var inputs = own

    let runner = target.recursiveTargetDependencies.first { $0.name == "Cuaderno" }?.directoryURL
      .deletingLastPathComponent().standardizedFileURL
    for dependency in target.recursiveTargetDependencies {
      arguments += ["--module", moduleName(dependency)]
      let room = dependency.directoryURL.deletingLastPathComponent().standardizedFileURL
      if room == runner { arguments.append("--runner") }
      for needed in dependency.dependencies.flatMap(targets) {
        arguments += ["--needs", moduleName(needed)]
      }
      let all = files.all(of: dependency)
      arguments += all.map { $0.path(percentEncoded: false) }
      inputs += all
    }
    // SwiftPM writes the plan before each build, so that the tool always runs. A first build has none to wait for.
    if FileManager.default.fileExists(atPath: plan.url.path) { inputs.append(plan.url) }
    return [
      .buildCommand(
        displayName: "Indexing the cells of \(target.name)", executable: tool,
        arguments: arguments, inputFiles: inputs, outputFiles: [output])
    ]
  }

  /// The modules that the target could depend on but does not, each with the element of the manifest's list that brings it.
  private func offered(to target: any Target, in package: Package) -> [String: String] {
    let known = Set(target.recursiveTargetDependencies.map(moduleName) + [moduleName(target)])
    let other = package.dependencies.map(\.package).flatMap { package in
      package.products.flatMap { product in
        let entry = ".product(name: \"\(product.name)\", package: \"\(package.displayName)\")"
        return product.targets.map { (moduleName($0), entry) }
      }
    }
    let own = package.targets.map { (moduleName($0), "\"\($0.name)\"") }
    return Dictionary((own + other).filter { !known.contains($0.0) }, uniquingKeysWith: { $1 })
  }

  private func moduleName(_ target: any Target) -> String {
    (target as? any SourceModuleTarget)?.moduleName ?? target.name
  }

  /// The targets that a dependency brings: one target, or those of a product of another package.
  private func targets(of dependency: TargetDependency) -> [any Target] {
    switch dependency {
    case .target(let target): [target]
    case .product(let product): product.targets
    @unknown default: []
    }
  }

  /// A package and all packages that it depends on, each once.
  private func packages(of package: Package) -> [(id: String, url: URL)] {
    var found: [String: URL] = [:]
    var pending = package.dependencies.map(\.package)
    while let next = pending.popLast() {
      if found.updateValue(next.directoryURL, forKey: next.id) == nil {
        pending += next.dependencies.map(\.package)
      }
    }
    return [("package", package.directoryURL)]
      + found.sorted { $0.key < $1.key }.map { (id: $0.key, url: $0.value) }
  }
}

/// Where SwiftPM writes the commands of the build that runs.
///
/// The tools of a build are in `SCRATCH/TRIPLE/CONFIGURATION`, its plan is `SCRATCH/CONFIGURATION.yaml`.
private struct BuildPlanLocation {
  let scratch: URL
  let url: URL

  init(tool: URL) {
    let configuration = tool.deletingLastPathComponent()
    scratch = configuration.deletingLastPathComponent().deletingLastPathComponent()
    url = scratch.appending(path: configuration.lastPathComponent + ".yaml")
  }
}
