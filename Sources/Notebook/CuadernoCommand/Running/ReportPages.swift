import Cuaderno
import Foundation
import Report
import RunRecord

/// Makes the pages of runs.
package struct ReportPages: Sendable {
  let folders: OutputFolders
  let sources: SourceIndex
  /// The size in bytes beyond which a page keeps its pictures in a folder beside it; `nil` for none.
  var largestPage: Int?
  /// Whether the report of the latest run keeps reloading itself after its end.
  var staysLive = false
  /// How a page is made; tests make it fail.
  package var render: @Sendable (HTMLReport) -> RenderedReport = { $0.render() }

  package init(
    folders: OutputFolders, sources: SourceIndex, largestPage: Int? = nil, staysLive: Bool = false
  ) {
    self.folders = folders
    self.sources = sources
    self.largestPage = largestPage
    self.staysLive = staysLive
  }

  /// Writes the page of a run, compared with the run before it, to several places at once: links to files differ. A page that
  /// cannot be rendered is replaced by one that says so.
  /// - Returns: Mistakes in the prose.
  /// - Throws: ``RenderingFailure``; `FileError`.
  @discardableResult
  package func write(_ run: Run, previous: Run?, to paths: [String]) throws -> [String] {
    let works = try paths.map { try start(run, previous: previous, path: $0) }
    var warnings: [[String]] = []
    var failure: RenderingFailure?
    for (work, path) in zip(works, paths) {
      do {
        warnings.append(try JSONDecoder().decode([String].self, from: try work.wait()))
      } catch let error as SeparateWorkError where error.isCrash {
        let found = RenderingFailure(
          reason: error.description, record: RunFolder(id: run.header.id, in: folders.runs).events)
        try FailurePage(run: run, failure: found.description).render().write(to: path)
        failure = found
      }
    }
    if let failure { throw failure }
    return warnings.first ?? []
  }

  /// Begins to write the page of a run, in a process that a crash of rendering ends without ending this one.
  /// - Returns: The process; it gives the mistakes in the prose as JSON.
  func start(_ run: Run, previous: Run?, path: String, isUrgent: Bool = true) throws -> SeparateWork
  {
    try SeparateWork(isUrgent: isUrgent) {
      let page = page(of: run, previous: previous, at: path)
      try page.write(to: path)
      PictureFolder(of: path).removeAll(but: page.pictures)
      return try JSONEncoder().encode(page.warnings)
    }
  }

  private func page(of run: Run, previous: Run?, at path: String) -> RenderedReport {
    var report = HTMLReport(run: run, previous: previous, options: options(for: path))
    let page = render(report)
    guard let largestPage, page.html.utf8.count > largestPage else { return page }
    report.options.pictures = .folder(PictureFolder(of: path).name)
    return render(report)
  }

  /// The run before `id` that came to an end.
  func previous(to id: String) -> Run? {
    for folder in RunFolder.all(in: folders.runs).reversed() where folder.id < id {
      if let run = try? EventReader.run(path: folder.events, withOutputs: false),
        run.outcome != nil
      {
        return run
      }
    }
    return nil
  }

  func options(for path: String) -> ReportOptions {
    let pictures = NotebookPictures(
      folder: sources.packageFolder + "/" + sources.folder, package: sources.packageFolder)
    var options = ReportOptions(packagePath: wayToPackage(from: path), image: pictures.data)
    options.renewsItself = staysLive && path == folders.report
    return options
  }

  /// `../..` for a page two folders below the package's; `nil` for one elsewhere.
  private func wayToPackage(from path: String) -> String? {
    let package = sources.packageFolder.split(separator: "/")
    let folder = path.split(separator: "/").dropLast()
    guard folder.starts(with: package), folder.count > package.count else { return nil }
    return Array(repeating: "..", count: folder.count - package.count).joined(separator: "/")
  }
}

/// A report that a crash kept from being rendered. The record has everything.
package struct RenderingFailure: Error, CustomStringConvertible {
  var reason: String
  var record: String

  package var description: String {
    "the report could not be rendered: \(reason). The record is complete: \(record)"
  }
}

/// The folder beside a page for pictures that are not in the page.
private struct PictureFolder {
  private let page: URL

  init(of path: String) { page = URL(fileURLWithPath: path) }

  var name: String { page.deletingPathExtension().lastPathComponent + "-pictures" }

  /// Removes what earlier pages left, and the folder when nothing stays. What cannot be removed does no harm.
  func removeAll(but pictures: [ReportFile]) {
    let folder = page.deletingLastPathComponent().appending(path: name)
    let files = FileManager.default
    guard let names = try? files.contentsOfDirectory(atPath: folder.path) else { return }
    let kept = Set(pictures.compactMap { $0.path.split(separator: "/").last.map(String.init) })
    for name in names where !kept.contains(name) {
      try? files.removeItem(at: folder.appending(path: name))
    }
    if kept.isEmpty { rmdir(folder.path) }
  }
}
