import Foundation
import Programs

/// Files to write all together: nothing is written when one of them is there already.
final class NewFiles {
  private let package: String
  private var texts: [(path: String, text: String, isNew: Bool)] = []

  init(package: String) { self.package = package }

  var paths: [String] { texts.map { "\(package)/\($0.path)" } }

  /// - Parameter path: From the package's folder.
  /// - Throws: `ProblemWithNotebook` when there is such a file.
  func add(_ path: String, _ text: String) throws {
    guard !FileManager.default.fileExists(atPath: "\(package)/\(path)") else {
      throw ProblemWithNotebook("\(package)/\(path) exists already; choose another name")
    }
    texts.append((path, text, true))
  }

  func replace(_ path: String, by text: String) { texts.append((path, text, false)) }

  /// - Throws: The system's error; new files that were written are removed again.
  func write() throws {
    var written: [URL] = []
    do {
      // The manifest comes last, so that no target lacks its files.
      for (path, text, isNew) in texts.sorted(by: { $0.isNew && !$1.isNew }) {
        let url = URL(fileURLWithPath: "\(package)/\(path)")
        try FileManager.default.createDirectory(
          at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url, options: .atomic)
        if isNew { written.append(url) }
      }
    } catch {
      for url in written { try? FileManager.default.removeItem(at: url) }
      throw error
    }
  }
}

/// Something that a person has to choose otherwise.
struct ProblemWithNotebook: UsageMistake, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
