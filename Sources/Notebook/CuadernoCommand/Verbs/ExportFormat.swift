import ArgumentParser
import Artifacts
import Report

/// A format that every run can be written in.
enum ExportFormat: String, EnumerableFlag {
  case markdown, ipynb, json, pdf

  static func help(for format: ExportFormat) -> ArgumentHelp? {
    switch format {
    case .markdown: "A folder of Markdown and pictures that GitHub shows."
    case .ipynb: "A Jupyter notebook with its outputs."
    case .json: "All results as JSON, for other programs."
    case .pdf: "The report as PDF, printed by an installed Chromium."
    }
  }

  /// The file's name beside the run's report.
  var fileName: String {
    switch self {
    case .markdown: "markdown"
    case .ipynb: "report.ipynb"
    case .json: "report.json"
    case .pdf: "report.pdf"
    }
  }

  /// Writes the run to `path`.
  /// - Throws: `FileError`; ``/Report/PDFExport/Failure`` when no Chromium prints.
  func write(_ chosen: ChosenRun, to path: String) throws {
    let options = chosen.pages.options(for: path)
    switch self {
    case .markdown: try MarkdownExport(run: chosen.run, image: options.image).write(to: path)
    case .ipynb:
      try AtomicFile.write(NotebookExport(run: chosen.run, image: options.image).data(), to: path)
    case .json: try AtomicFile.write(JSONExport(run: chosen.run).data(), to: path)
    case .pdf:
      let report = HTMLReport(run: chosen.run, previous: chosen.previous, options: options)
      try PDFExport(report: report).write(to: path)
    }
  }
}
