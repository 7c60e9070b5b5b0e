import Artifacts
import Foundation

/// Everything about a program and its machine that keys are made of, so that a job can make sure that it gives the bits of its key.
struct ProgramIdentity: Codable, Sendable, Equatable {
  /// The hash of the program's file.
  var program: ContentHash
  /// Versions of shared libraries, with the kind of processor where they choose by it.
  var libraries: [String: String]

  /// This process's.
  /// - Throws: `FileError` when the program's file cannot be read.
  init(_ notebook: LoadedNotebook) throws {
    program = try FileContents.read("/proc/self/exe").withUnsafeBytes { ContentHash(of: $0) }
    let keys = try notebook.keyBuilder(RunRequest(mode: .update([])), [:])
    libraries = keys.libraries.merging(keys.otherLibraries) { first, _ in first }
  }

  /// How another one differs, in words; `nil` when it does not.
  func difference(to other: ProgramIdentity) -> String? {
    if program != other.program {
      return "the program is not the one that the run was started with"
    }
    for name in Set(libraries.keys).union(other.libraries.keys).sorted()
    where libraries[name] != other.libraries[name] {
      return "the library \(name) is \(other.libraries[name] ?? "missing") there and "
        + "\(libraries[name] ?? "missing") here"
    }
    return nil
  }
}
