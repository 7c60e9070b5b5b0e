import ArgumentParser
import Cuaderno
import Foundation
import Printing

/// `open`: shows the report.
struct OpenCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "open", abstract: "Open the report; without a desktop, print its path.")
  }

  @OptionGroup var flags: RunFlags

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: flags.place.output)
    let path = try flags.name.map { try RunChoice.folder($0, in: folders).report } ?? folders.report
    guard FileManager.default.fileExists(atPath: path) else {
      // The latest report may be missing though its run is there; `render` writes it.
      _ = try RunChoice.folder(nil, in: folders)
      throw MissingReport(path: path)
    }
    let environment = ProcessInfo.processInfo.environment
    if environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil {
      let opener = Process()
      opener.executableURL = URL(fileURLWithPath: "/usr/bin/xdg-open")
      opener.arguments = [path]
      opener.standardOutput = FileHandle.nullDevice
      opener.standardError = FileHandle.nullDevice
      // Without xdg-open the path is all there is to give.
      if (try? opener.run()) != nil { opener.waitUntilExit() }
    }
    try StandardOutput.print(path)
  }
}

/// The record of a run is there, its report is not.
struct MissingReport: Error, CustomStringConvertible {
  var path: String
  var description: String { "there is no report at \(path); `render` writes it from the record" }
}
