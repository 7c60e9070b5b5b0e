import Artifacts
import Foundation

/// A process to start, in a new group, with chosen descriptors.
struct Spawn {
  var executable: String
  var arguments: [String]
  var environment: [String: String] = [:]
  /// Descriptor in the new process: descriptor here. The standard ones that are not named are those of `/dev/null`; no others are passed.
  var descriptors: [Int32: Int32] = [:]

  init(executable: String, arguments: [String]) {
    self.executable = executable
    self.arguments = arguments
  }

  /// - Throws: `FileError` when the process cannot be started.
  func start() throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    try check(posix_spawn_file_actions_init(&actions))
    defer { posix_spawn_file_actions_destroy(&actions) }
    for target: Int32 in 0...2 where descriptors[target] == nil {
      try check(
        posix_spawn_file_actions_addopen(
          &actions, target, "/dev/null", target == 0 ? O_RDONLY : O_WRONLY, 0))
    }
    // Sources move above all targets first, so that none is overwritten before it is used.
    var moved: [Int32] = []
    defer { for descriptor in moved { close(descriptor) } }
    let lowest = max(3, (descriptors.keys.max() ?? 0) + 1)
    for (target, source) in descriptors {
      let copy = fcntl(source, F_DUPFD_CLOEXEC, lowest)
      guard copy >= 0 else { throw FileError("cannot start", path: executable) }
      moved.append(copy)
      try check(posix_spawn_file_actions_adddup2(&actions, copy, target))
    }
    var attributes = posix_spawnattr_t()
    try check(posix_spawnattr_init(&attributes))
    defer { posix_spawnattr_destroy(&attributes) }
    var (none, all) = (sigset_t(), sigset_t())
    sigemptyset(&none)
    sigfillset(&all)
    try check(posix_spawnattr_setsigmask(&attributes, &none))
    // What the supervisor ignores is no concern of the process.
    try check(posix_spawnattr_setsigdefault(&attributes, &all))
    try check(posix_spawnattr_setpgroup(&attributes, 0))
    try check(
      posix_spawnattr_setflags(
        &attributes,
        Int16(POSIX_SPAWN_SETPGROUP) | Int16(POSIX_SPAWN_SETSIGMASK)
          | Int16(POSIX_SPAWN_SETSIGDEF)))

    let words = ([executable] + arguments).map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for text in words + variables { free(text) } }
    var process: pid_t = 0
    try check(posix_spawn(&process, executable, &actions, &attributes, words, variables))
    return process
  }

  private func check(_ status: Int32) throws {
    guard status == 0 else { throw FileError("cannot start", path: executable, code: status) }
  }
}
