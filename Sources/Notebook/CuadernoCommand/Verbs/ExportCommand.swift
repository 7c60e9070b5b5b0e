import ArgumentParser
import Cuaderno
import Foundation
import Printing

/// `export --FORMAT...`: writes a run in other formats.
struct ExportCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: "Write a run in other formats; nothing is executed.",
      discussion: "Several formats may be named at once. The paths of what was written are printed."
    )
  }

  @Flag var formats: [ExportFormat] = []

  @OptionGroup var own: OwnExportFlags<Book>

  @Argument(
    help: ArgumentHelp(
      "The file to write, for Markdown the folder; by default beside the run's report.",
      valueName: "path"))
  var path: String?

  @OptionGroup var flags: RunFlags

  mutating func validate() throws {
    switch formats.count + own.chosen.count {
    case 0: throw ValidationError("say what to write: \(Self.flagNames)")
    case 1: break
    default:
      guard path == nil else {
        throw ValidationError(
          "a path is for one format; without it all are written beside the report")
      }
    }
  }

  func run() throws {
    let chosen = try flags.chosen(of: Book.self)
    for format in formats {
      let target = self.target(format.fileName, chosen)
      try format.write(chosen, to: target)
      try StandardOutput.print(target)
    }
    for export in own.chosen {
      let target = self.target(export.fileName, chosen)
      try export.write(chosen.results, target)
      try StandardOutput.print(target)
    }
  }

  /// The absolute path of the file to write.
  private func target(_ fileName: String, _ chosen: ChosenRun) -> String {
    URL(fileURLWithPath: path ?? "\(chosen.folder.path)/\(fileName)").path
  }

  private static var flagNames: String {
    let names = ExportFormat.allCases.map(\.rawValue) + Book.addedExports.map(\.name)
    let flags = names.map { "--\($0)" }
    return flags.dropLast().joined(separator: ", ") + " or " + flags[flags.count - 1]
  }
}
