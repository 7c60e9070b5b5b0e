import ArgumentParser
import Foundation
import Printing

/// `new NAME`: makes a notebook.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Make a new notebook with a first cell.",
    discussion: """
      In a folder with a Package.swift it adds the folder notebooks/NAME and its target to that package. Elsewhere it \
      makes a new package in the folder NAME.
      """)

  @Argument(help: "The name: lower-case letters, digits and dashes; it also names the program.")
  var name: String

  @Option(help: "The title of the report; by default made of the name.")
  var title: String?

  @Option(
    help: ArgumentHelp(
      "Where Cuaderno is to be had: the folder of its package, or the address of its repository, of which the "
        + "branch main is taken (default: the folder that this program was built in).",
      valueName: "folder-or-address"))
  var cuaderno: String?

  func run() throws {
    let notebook = try NotebookTemplate(name: name, title: title)
    let source = try CuadernoSource(cuaderno ?? CuadernoSource.own)
    let current = FileManager.default.currentDirectoryPath
    let isInPackage = FileManager.default.fileExists(atPath: current + "/Package.swift")
    let package = isInPackage ? current : "\(current)/\(name)"
    let files = NewFiles(package: package)
    if isInPackage {
      let text = try String(contentsOfFile: current + "/Package.swift", encoding: .utf8)
      try files.replace("Package.swift", by: PackageManifest(text).adding(notebook, from: source))
    } else {
      try files.add("Package.swift", PackageManifest.new(notebook, from: source))
      try files.add(".gitignore", ".build/\noutput/\n")
    }
    for (path, text) in notebook.files { try files.add(path, text) }
    try files.write()
    for path in files.paths { try StandardOutput.print(path) }
    let place = isInPackage ? "" : "cd \(name) && "
    StandardError.write("Run it by: \(place)swift run -c release \(name)\n")
  }
}
