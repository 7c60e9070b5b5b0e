import Artifacts
import Foundation

/// A query to git about the state of a folder, which git answers while other work goes on.
final class RepositoryQuery {
  private let git: pid_t
  private let output: FileHandle
  private var isAnswered = false

  /// - Throws: `FileError` when git cannot be started.
  init(folder: String) throws {
    let pipe = try PipeEnds.make()
    output = FileHandle(fileDescriptor: pipe.reading, closeOnDealloc: true)
    defer { close(pipe.writing) }
    var spawn = Spawn(
      executable: "/usr/bin/git",
      arguments: [
        "--no-optional-locks", "-C", folder, "status", "--porcelain=v2", "--branch",
        "--untracked-files=no",
      ])
    spawn.environment = ProcessInfo.processInfo.environment
    spawn.descriptors = [1: pipe.writing]
    git = try spawn.start()
  }

  deinit { if !isAnswered { finish() } }

  /// The commit, and whether tracked files differ from it; `nil` outside a repository. Call it once.
  func answer() -> (commit: String, hasChanges: Bool)? {
    isAnswered = true
    let text = String(decoding: output.readDataToEndOfFile(), as: UTF8.self)
    finish()
    let lines = text.split(separator: "\n")
    guard let head = lines.first(where: { $0.hasPrefix("# branch.oid ") }) else { return nil }
    return (
      String(head.dropFirst("# branch.oid ".count)), lines.contains { !$0.hasPrefix("#") }
    )
  }

  /// Waits for the end of git.
  private func finish() {
    var status: Int32 = 0
    while waitpid(git, &status, 0) == -1, errno == EINTR {}
  }
}
