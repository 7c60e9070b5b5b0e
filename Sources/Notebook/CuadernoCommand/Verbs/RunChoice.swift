import Cuaderno
import Programs
import RunRecord

/// Finds the run that a person names.
enum RunChoice {
  /// - Parameter name: The beginning of the folder's name, or of the id after its last dash; `nil` for the latest.
  /// - Throws: ``NoRunYet``; `UsageError` for a name that no run has, or several have.
  static func folder(_ name: String?, in folders: OutputFolders) throws -> RunFolder {
    let all = RunFolder.all(in: folders.runs)
    guard let last = all.last else { throw NoRunYet(folder: folders.runs) }
    guard let name else { return last }
    let matches = all.filter {
      $0.id.hasPrefix(name) || $0.id.split(separator: "-").last?.hasPrefix(name) == true
    }
    switch matches.count {
    case 1: return matches[0]
    case 0:
      throw UsageError("there is no run \"\(name)\"; the latest are \(Self.names(all.suffix(3)))")
    default:
      throw UsageError("\"\(name)\" may be any of the runs \(Self.names(matches.suffix(5)))")
    }
  }

  private static func names(_ folders: some Sequence<RunFolder>) -> String {
    folders.map(\.id).joined(separator: ", ")
  }
}

/// A verb needs a run, or two, and there are not so many; exit code 1 everywhere.
struct NoRunYet: Error, CustomStringConvertible {
  var folder: String
  /// How many runs there are.
  var count = 0

  var description: String {
    count == 0
      ? "there is no run in \(folder) yet; `run` makes one"
      : "there is only one run in \(folder); nothing to compare it with"
  }
}
