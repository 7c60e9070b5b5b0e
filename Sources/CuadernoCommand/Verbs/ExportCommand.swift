import ArgumentParser
import Artifacts
import Cuaderno
import Foundation
import Report
import RunRecord

/// `export FORMAT`: writes a run in another format.
struct ExportCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "export",
      abstract: "Write a run as Markdown, Jupyter notebook, JSON or PDF; nothing is executed.")
  }

  @Argument(help: "The format: \(ExportFormat.names).")
  var format: ExportFormat

  @Argument(
    help: ArgumentHelp(
      "The file to write, for Markdown the folder; by default beside the run's report.",
      valueName: "path"))
  var path: String?

  @Option(
    name: .customLong("run"),
    help: ArgumentHelp(
      "The run, by its folder's name or the beginning of it; the latest by default.",
      valueName: "run"))
  var name: String?

  @OptionGroup var place: PlaceFlags

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let folder = try RunChoice.folder(name, in: folders)
    let record = try EventReader.run(path: folder.events)
    let pages = ReportPages(folders: folders, sources: Book.sources)
    let target = path ?? "\(folder.path)/\(format.defaultName)"
    let options = pages.options(for: target)
    switch format {
    case .markdown: try MarkdownExport(run: record, image: options.image).write(to: target)
    case .ipynb: try AtomicFile.write(NotebookExport(run: record).data(), to: target)
    case .json: try AtomicFile.write(JSONExport(run: record).data(), to: target)
    case .pdf:
      try PDFExport(
        report: HTMLReport(
          run: record, previous: pages.previous(to: folder.id), options: options)
      ).write(to: target)
    }
    Swift.print(URL(fileURLWithPath: target).path)
  }
}

/// A format that a run can be written in.
enum ExportFormat: String, CaseIterable, ExpressibleByArgument {
  case markdown, ipynb, json, pdf

  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  var defaultName: String {
    switch self {
    case .markdown: "markdown"
    case .ipynb: "report.ipynb"
    case .json: "report.json"
    case .pdf: "report.pdf"
    }
  }
}
