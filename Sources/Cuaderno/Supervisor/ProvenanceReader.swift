import Foundation
import RunRecord

/// Finds out what world a run takes place in.
struct ProvenanceReader {
  private let sources: SourceIndex
  private let facts: [Provenance.Fact]

  init(_ notebook: LoadedNotebook) { (sources, facts) = (notebook.sources, notebook.facts) }

  func read() -> Provenance {
    let status = repositoryStatus()
    return Provenance(
      commit: status?.commit, hasUncommittedChanges: status?.hasChanges ?? false,
      toolchain: sources.compiler, operatingSystem: operatingSystem, processor: processor,
      cores: ProcessInfo.processInfo.activeProcessorCount,
      memory: ProcessInfo.processInfo.physicalMemory, libraries: LibraryVersions.all,
      facts: facts.isEmpty ? nil : facts)
  }

  private func repositoryStatus() -> (commit: String, hasChanges: Bool)? {
    let git = Process()
    git.executableURL = URL(fileURLWithPath: "/usr/bin/git")
    git.arguments = [
      "-C", sources.packageFolder, "status", "--porcelain=v2", "--branch", "--untracked-files=no",
    ]
    let output = Foundation.Pipe()
    git.standardOutput = output
    git.standardError = FileHandle.nullDevice
    guard (try? git.run()) != nil else { return nil }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    git.waitUntilExit()
    let lines = text.split(separator: "\n")
    guard let head = lines.first(where: { $0.hasPrefix("# branch.oid ") }) else { return nil }
    return (
      String(head.dropFirst("# branch.oid ".count)), lines.contains { !$0.hasPrefix("#") }
    )
  }

  private var operatingSystem: String {
    value(of: "PRETTY_NAME=", in: "/etc/os-release")?.filter { $0 != "\"" } ?? "Linux"
  }

  private var processor: String {
    value(of: "model name", in: "/proc/cpuinfo")?
      .drop { $0 == ":" || $0.isWhitespace }.description ?? "unknown"
  }

  private func value(of key: String, in path: String) -> String? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return String(decoding: data, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix(key) }
      .map { String($0.dropFirst(key.count)) }
  }
}
