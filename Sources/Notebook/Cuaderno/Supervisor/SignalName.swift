import Foundation

/// Signals in words.
enum SignalName {
  static func describe(_ signal: Int32) -> String {
    switch signal {
    case SIGSEGV: "it touched memory that does not exist (signal 11, SIGSEGV)"
    case SIGBUS:
      "it read a mapped file that became shorter, or memory that does not exist (signal 7, SIGBUS)"
    case SIGILL: "it hit a trap (signal 4, SIGILL)"
    case SIGTRAP: "it hit a trap (signal 5, SIGTRAP)"
    case SIGABRT: "it aborted (signal 6, SIGABRT)"
    case SIGFPE: "it divided by zero (signal 8, SIGFPE)"
    case SIGKILL: "it was killed (signal 9, SIGKILL), perhaps because memory ran out"
    case SIGXFSZ: "a file grew too large (signal 25, SIGXFSZ)"
    default: "it died of signal \(signal)"
    }
  }
}
