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
      discussion: """
        You can name several formats at once. The paths of what was written are printed. With the path - the text of \
        --json or --ipynb goes to standard output.
        """)
  }

  @Flag var formats: [ExportFormat] = []

  @Flag(name: .customLong("code"), help: "Show the code in the PDF.")
  var showsCode = false

  @OptionGroup var own: OwnExportFlags<Book>

  @Argument(
    help: ArgumentHelp(
      "The file to write, for Markdown the folder, or - for standard output; by default beside the run's report.",
      valueName: "path"))
  var path: String?

  @OptionGroup var flags: RunFlags

  mutating func validate() throws {
    if showsCode, !formats.contains(.pdf) {
      throw ValidationError("--code is for --pdf; the other formats always hold the code")
    }
    switch formats.count + own.chosen.count {
    case 0: throw ValidationError("name a format: \(Self.flagNames)")
    case 1:
      if path == "-", formats.first?.isText != true {
        throw ValidationError("only --json and --ipynb can go to standard output; name a file")
      }
    default:
      guard path == nil else {
        throw ValidationError(
          "a path is for one format; without it all are written beside the report")
      }
    }
  }

  func run() throws {
    let chosen = try flags.chosen(of: Book.self)
    if path == "-", let format = formats.first {
      let text = try Self.apart {
        try format.data(chosen, for: chosen.folder.report) ?? Data()
      }
      return try StandardOutput.write(String(decoding: text, as: UTF8.self) + "\n")
    }
    for format in formats {
      let target = self.target(format.fileName, chosen)
      try Self.apart {
        try format.write(chosen, to: target, showsCode: showsCode)
        return Data()
      }
      try StandardOutput.print(target)
    }
    for export in own.chosen {
      let target = self.target(export.fileName, chosen)
      try export.write(chosen.results, target)
      try StandardOutput.print(target)
    }
  }

  /// Exports in a process that a crash ends without ending this one.
  @discardableResult private static func apart(_ body: () throws -> Data) throws -> Data {
    do { return try SeparateWork.perform(body) } catch let error as SeparateWorkError
      where error.isCrash
    {
      throw FailedExport(reason: error.description)
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

/// An export that crashed.
private struct FailedExport: Error, CustomStringConvertible {
  var reason: String
  var description: String { "the run could not be exported: \(reason)" }
}
