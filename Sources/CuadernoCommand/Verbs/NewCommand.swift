import ArgumentParser
import Artifacts
import Cuaderno
import Foundation

/// `new "Title"`: adds a cell.
struct NewCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "new",
      abstract: "Add a cell: a numbered file with the title, and a line in the contents.")
  }

  @Argument(help: "The title of the cell.")
  var title: String

  func run() throws {
    let folder = "\(Book.sources.packageFolder)/\(Book.sources.folder)"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }
    var files: [String: String] = [:]
    for name in names {
      files[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
    let cell: NewCell
    do {
      cell = try NewCell(title: title, files: files)
    } catch {
      throw UsageError("\(error)")
    }
    let path = "\(folder)/\(cell.fileName)"
    try AtomicFile.write(Data(cell.text.utf8), to: path)
    do {
      try AtomicFile.write(Data(cell.notebookText.utf8), to: "\(folder)/\(cell.notebookFile)")
    } catch {
      unlink(path)
      throw error
    }
    Swift.print(path)
  }
}
