import ArgumentParser
import Cuaderno
import Foundation

/// `watch`: builds and runs whenever a source file is saved.
struct WatchCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "watch",
      abstract: "Whenever a source file is saved, build, run what is stale and refresh the report.")
  }

  @OptionGroup(title: "Parameters of the notebook") var parameters: ParameterFlags<Book>
  @OptionGroup var world: WorldFlags
  @OptionGroup var execution: ExecutionFlags
  @OptionGroup var page: PageFlags
  @OptionGroup var place: PlaceFlags

  func run() throws {
    let package = Book.sources.packageFolder
    guard FileManager.default.fileExists(atPath: package + "/Package.swift") else {
      throw UsageError("watch needs the sources, which are no longer at \(package)")
    }
    let builder = NotebookBuilder(package: package, product: Book.sources.name)
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    var seen = SourceTimes(package: package)
    runNotebook(builder)
    StandardError.write("watching \(package); Ctrl-C ends\n")
    while true {
      usleep(150_000)
      let now = SourceTimes(package: package)
      guard now != seen else { continue }
      seen = now
      do {
        try builder.build()
        runNotebook(builder)
      } catch let failure as BuildFailure {
        StandardError.write("\(failure.errors)\n")
        try? BuildFailureBanner.show(failure, on: folders.report)
      }
    }
  }

  /// Runs the program that was just built, with the same flags.
  private func runNotebook(_ builder: NotebookBuilder) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: builder.program)
    process.arguments =
      ["run"] + CommandLine.arguments.dropFirst().drop { $0 == "watch" }.map { $0 }
    guard (try? process.run()) != nil else {
      return StandardError.write("error: cannot start \(builder.program)\n")
    }
    process.waitUntilExit()
  }
}

/// When the source files of a package were last written.
struct SourceTimes: Equatable {
  private var times: [String: Date] = [:]

  init(package: String) {
    for folder in ["Sources", "notebooks", "Tests"] {
      let root = URL(fileURLWithPath: package + "/" + folder)
      let files = FileManager.default.enumerator(
        at: root, includingPropertiesForKeys: [.contentModificationDateKey],
        options: [.skipsHiddenFiles])
      while let file = files?.nextObject() as? URL {
        guard ["swift", "c", "h", "cpp"].contains(file.pathExtension) else { continue }
        times[file.path] =
          (try? file.resourceValues(forKeys: [.contentModificationDateKey]))?
          .contentModificationDate
      }
    }
  }
}
