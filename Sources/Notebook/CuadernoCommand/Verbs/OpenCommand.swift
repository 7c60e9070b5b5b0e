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

  @OptionGroup var place: PlaceFlags

  func run() throws {
    let path = OutputFolders(sources: Book.sources, output: place.output).report
    guard FileManager.default.fileExists(atPath: path) else {
      throw MissingReport(path: path, program: Book.sources.name)
    }
    let environment = ProcessInfo.processInfo.environment
    if environment["DISPLAY"] != nil || environment["WAYLAND_DISPLAY"] != nil {
      let opener = Process()
      opener.executableURL = URL(fileURLWithPath: "/usr/bin/xdg-open")
      opener.arguments = [path]
      opener.standardOutput = FileHandle.nullDevice
      opener.standardError = FileHandle.nullDevice
      // A desktop without xdg-open is as good as none.
      if (try? opener.run()) != nil { opener.waitUntilExit() }
    }
    try StandardOutput.print(path)
  }
}

/// There is nothing to open yet.
struct MissingReport: Error, CustomStringConvertible {
  var path: String
  var program: String
  var description: String { "there is no report at \(path) yet; \(program) run makes it" }
}
