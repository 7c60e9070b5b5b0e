import Foundation
import Programs

/// Files to write together: nothing is written when one of them exists already.
final class NewFiles {
  private let package: String
  private var files: [(path: String, content: Data, isNew: Bool)] = []

  init(package: String) { self.package = package }

  var paths: [String] { files.map { "\(package)/\($0.path)" } }

  /// - Parameter path: From the package's folder.
  /// - Throws: `ProblemWithNotebook` when the file exists.
  func add(_ path: String, _ content: Data) throws {
    guard !FileManager.default.fileExists(atPath: "\(package)/\(path)") else {
      throw ProblemWithNotebook("\(package)/\(path) exists already; choose another name")
    }
    files.append((path, content, true))
  }

  func replace(_ path: String, by content: Data) { files.append((path, content, false)) }

  /// - Throws: The system's error; new files that were written are removed again.
  func write() throws {
    var written: [URL] = []
    do {
      // The manifest comes last, so that no target lacks its files.
      for (path, content, isNew) in files.sorted(by: { $0.isNew && !$1.isNew }) {
        let url = URL(fileURLWithPath: "\(package)/\(path)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: url, options: .atomic)
        if isNew { written.append(url) }
      }
    } catch {
      for url in written { try? FileManager.default.removeItem(at: url) }
      throw error
    }
  }
}

/// A problem that you solve by another choice.
struct ProblemWithNotebook: UsageMistake, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
