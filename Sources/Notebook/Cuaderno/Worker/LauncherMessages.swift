import Foundation

/// What the supervisor sends the launcher of cell processes: a packet each.
enum LauncherCommand: Codable, Sendable {
  /// Start a process. Its descriptors come with the packet: commands, messages, standard output, standard error.
  case start
  /// End a process and everything that it started.
  case kill(process: pid_t)
}

/// What the launcher answers.
enum LauncherMessage: Codable, Sendable {
  case started(process: pid_t)
  /// No process could be started; `code` is the system's error number.
  case notStarted(code: Int32)
  /// A process ended, with its status as of wait(2).
  case ended(process: pid_t, status: Int32)
  /// The launcher received a signal that requests an end.
  case stopRequested(signal: Int32)
}
