import ArgumentParser
import Cuaderno
import Foundation
import Printing
import Programs

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
    guard FileManager.default.fileExists(atPath: folder) else {
      throw UsageError("new needs the sources, which are no longer at \(folder)")
    }
    let path: String
    do {
      path = try NewCell.add(title: title, to: folder)
    } catch let error as NewCellError {
      throw UsageError("\(error)")
    }
    try StandardOutput.print(path)
  }
}
