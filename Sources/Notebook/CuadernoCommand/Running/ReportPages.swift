import Cuaderno
import Foundation
import Report
import RunRecord
import Synchronization

/// Makes the pages of runs.
struct ReportPages: Sendable {
  let folders: OutputFolders
  let sources: SourceIndex
  /// The size in bytes beyond which a page keeps its pictures in a folder beside it; `nil` for none.
  var largestPage: Int?
  /// Whether the report of the latest run keeps reloading itself after its end.
  var staysLive = false

  /// Writes the page of a run, compared with the run before it, to several places at once: links to files differ.
  /// - Returns: Mistakes in the prose.
  /// - Throws: `FileError`.
  @discardableResult
  func write(_ run: Run, previous: Run?, to paths: [String]) throws -> [String] {
    let rendered = Mutex<[Int: RenderedReport]>([:])
    DispatchQueue.concurrentPerform(iterations: paths.count) { place in
      let page = self.page(of: run, previous: previous, at: paths[place])
      rendered.withLock { $0[place] = page }
    }
    let pages = rendered.withLock { $0 }
    for (place, path) in paths.enumerated() {
      guard let page = pages[place] else { continue }
      try page.write(to: path)
      PictureFolder(of: path).removeAll(but: page.pictures)
    }
    return pages[0]?.warnings ?? []
  }

  private func page(of run: Run, previous: Run?, at path: String) -> RenderedReport {
    var report = HTMLReport(run: run, previous: previous, options: options(for: path))
    let page = report.render()
    guard let largestPage, page.html.utf8.count > largestPage else { return page }
    report.options.pictures = .folder(PictureFolder(of: path).name)
    return report.render()
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
