/// How a process ended.
enum ProcessEnding: Codable, Equatable {
  case exited(Int32)
  case signal(Int32)

  /// - Parameter status: The status of wait(2).
  init(status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exited((status >> 8) & 0xFF) : .signal(signal)
  }
}
