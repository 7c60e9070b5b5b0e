import ArgumentParser
import Foundation
import Printing

/// `new NAME`: makes a notebook.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a new notebook.",
    discussion: """
      In a folder with a Package.swift, this adds the folder notebooks/NAME and its target to that package. Elsewhere it \
      makes a new package in the folder NAME.
      """)

  @Argument(
    help: "The name: lowercase letters, digits and dashes. The program has the same name.")
  var name: String

  @Option(help: "The title of the report (default: made from the name).")
  var title: String?

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp(
      "What to begin with: blank (one cell), csv (a table: load, split, chart, predict) or images (folders of "
        + "pictures: load, split, train, evaluate). Sample data comes with it.",
      valueName: "blank|csv|images"))
  var starter: Starter = .blank

  @Option(
    help: ArgumentHelp(
      "Where to get Cuaderno: the folder of its package, or the address of its repository, of which version "
        + "\(CuadernoSource.version) or a compatible one is required (default: the folder that this program was built in).",
      valueName: "folder-or-address"))
  var cuaderno: String?

  func run() throws {
    let notebook = try NotebookTemplate(name: name, title: title, starter: starter)
    let current = FileManager.default.currentDirectoryPath
    let isInPackage = FileManager.default.fileExists(atPath: current + "/Package.swift")
    let package = isInPackage ? current : "\(current)/\(name)"
    let source = try CuadernoSource(cuaderno ?? CuadernoSource.own, for: package)
    let files = NewFiles(package: package)
    if isInPackage {
      let text = try String(contentsOfFile: current + "/Package.swift", encoding: .utf8)
      let manifest = try PackageManifest(text).adding(notebook, from: source)
      files.replace("Package.swift", by: Data(manifest.utf8))
    } else {
      let manifest = PackageManifest.new(notebook, from: source)
      try files.add("Package.swift", Data(manifest.utf8))
      try files.add(".gitignore", Data(".build/\noutput/\n".utf8))
    }
    for (path, content) in notebook.files { try files.add(path, content) }
    try files.write()
    for path in files.paths { try StandardOutput.print(path) }
    let place = isInPackage ? "" : "cd \(name) && "
    let cost =
      "The first build compiles Cuaderno, which takes about \(starter.firstBuildMinutes) minutes on two cores. "
      + "After that, an edit takes seconds."
    StandardError.write("Run it with: \(place)swift run -c release \(name)\n\(cost)\n")
  }
}
