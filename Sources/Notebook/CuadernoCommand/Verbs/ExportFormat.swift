import ArgumentParser
import Artifacts
import Foundation
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

  /// Whether the format is one text.
  var isText: Bool { self == .json || self == .ipynb }

  /// The content of a format that is one text; `nil` for the others.
  /// - Parameter path: Where the content will be, which decides its links.
  func data(_ chosen: ChosenRun, for path: String) throws -> Data? {
    switch self {
    case .ipynb:
      try NotebookExport(run: chosen.run, image: chosen.pages.options(for: path).image).data()
    case .json: try JSONExport(run: chosen.run).data()
    case .markdown, .pdf: nil
    }
  }

  /// Writes the run to `path`.
  /// - Parameter showsCode: Whether a PDF shows the code, which is folded otherwise.
  /// - Throws: `FileError`; ``/Report/PDFExport/Failure`` when no Chromium prints.
  func write(_ chosen: ChosenRun, to path: String, showsCode: Bool) throws {
    if let data = try data(chosen, for: path) { return try AtomicFile.write(data, to: path) }
    var options = chosen.pages.options(for: path)
    options.showsCode = showsCode
    switch self {
    case .ipynb, .json: break
    case .markdown: try MarkdownExport(run: chosen.run, image: options.image).write(to: path)
    case .pdf:
      let report = HTMLReport(run: chosen.run, previous: chosen.previous, options: options)
      try PDFExport(report: report).write(to: path)
    }
  }
}
