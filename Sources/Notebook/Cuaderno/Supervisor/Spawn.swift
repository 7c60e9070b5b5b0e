import Artifacts
import Foundation

/// A process to start, in a group of its own, with chosen descriptors.
struct Spawn {
  var executable: String
  var arguments: [String]
  var environment: [String: String] = [:]
  /// Descriptor in the new process: descriptor here. Standard input is empty; all others are closed.
  var descriptors: [Int32: Int32] = [:]

  init(executable: String, arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// - Throws: `FileError` when the process cannot be started.
  func start() throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    // A source that lies where a target goes would be overwritten: all sources move up first.
    var moved: [Int32: Int32] = [:]
    var next: Int32 = 40
    for (target, source) in descriptors.sorted(by: { $0.key < $1.key }) {
      posix_spawn_file_actions_adddup2(&actions, source, next)
      moved[target] = next
      next += 1
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    for (target, source) in moved.sorted(by: { $0.key < $1.key }) {
      posix_spawn_file_actions_adddup2(&actions, source, target)
      posix_spawn_file_actions_addclose(&actions, source)
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes, Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK))

    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    let status = posix_spawn(&process, executable, &actions, &attributes, words, variables)
    guard status == 0 else { throw FileError("cannot start", path: executable, code: status) }
    return process
  }
}
