import Foundation
import RunRecord

/// Finds out in which environment a run takes place.
struct ProvenanceReader {
  private let sources: SourceIndex
  private let facts: [Provenance.Fact]
  private let repository: RepositoryQuery?

  /// Begins to query the repository, which takes a moment.
  init(_ notebook: LoadedNotebook) {
    (sources, facts) = (notebook.sources, notebook.facts)
    repository = try? RepositoryQuery(folder: sources.packageFolder)
  }

  func read() -> Provenance {
    let status = repository?.answer()
    return Provenance(
      commit: status?.commit, hasUncommittedChanges: status?.hasChanges ?? false,
      toolchain: sources.compiler, operatingSystem: operatingSystem, processor: processor,
      cores: ProcessInfo.processInfo.activeProcessorCount,
      memory: ProcessInfo.processInfo.physicalMemory, libraries: LibraryVersions.all,
      facts: facts.isEmpty ? nil : facts)
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
