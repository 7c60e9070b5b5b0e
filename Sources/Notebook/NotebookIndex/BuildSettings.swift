import Checksums
import Foundation

/// How the notebook itself is compiled and linked, for the keys of all its cells.
struct BuildSettings {
  /// The compiler, as in `Swift 6.3.1`.
  let compiler: String
  /// A digest of everything that is set; different in each build when that is not known.
  let digest: String
  /// What could not be found out; `nil` when all is known.
  let problem: String?

  init(
    _ arguments: Arguments, plan: inout BuildPlan?, compilers: CompilerVersions, unknown: [String]
  ) {
    let version = compilers.version(of: plan?.compiler(ofModule: arguments.notebook) ?? "swiftc")
    compiler = CompilerVersions.short(version)
    let name = arguments.notebook
    let compilation = plan?.digest(
      ofModule: name, files: Set(arguments.files), countsResources: false)
    if let compilation, let link = plan?.linkDigest(ofProgram: name), unknown.isEmpty {
      digest = ContentHash(of: [compilation, link]).digits
      problem = nil
    } else {
      digest = "unknown in build \(UUID().uuidString)"
      let missing = unknown.isEmpty ? "\(name)" : unknown.joined(separator: ", ")
      problem =
        "the flags that compile \(missing) are not in the build plan \(arguments.plan ?? "(none)"), so no "
        + "result of an earlier build is reused; build with SwiftPM's native build system"
    }
  }
}
