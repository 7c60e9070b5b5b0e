import Foundation

/// The clock of rates and time-outs.
enum Clock {
  /// Seconds since an unspecified moment; never set back, as the time of day can be.
  static var seconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
