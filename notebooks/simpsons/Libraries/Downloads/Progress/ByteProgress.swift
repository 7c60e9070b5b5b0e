import Hosting
import Printing

/// How far a stream of bytes is, as one line: part, bar, bytes, rate and time left.
///
/// ```
/// train.tar.gz   43% ━━━━━━━━━─────────── 225 MB of 524 MB, 12.3 MB/s, 0:24 left
/// ```
package struct ByteProgress: Sendable {
  /// What the bytes are, as in a file's name.
  let label: String
  /// The bytes in all; `nil` when unknown.
  var total: Int?
  /// When bytes arrived, over the last seconds; the rate is that of this window, so that it follows the network.
  private var samples: [Sample] = []

  private struct Sample {
    let time: Double
    let bytes: Int
  }

  package init(label: String, total: Int?) {
    self.label = label
    self.total = total
  }

  /// Notes that `bytes` are there at `time`, in seconds of any clock that does not jump.
  package mutating func update(bytes: Int, time: Double) {
    if let last = samples.last, time - last.time < 0.1, samples.count > 1 { samples.removeLast() }
    samples.append(Sample(time: time, bytes: bytes))
    samples.removeAll { time - $0.time > 5 }
  }

  /// Bytes per second; `nil` before there is anything to measure.
  var rate: Double? {
    guard let first = samples.first, let last = samples.last, last.time - first.time >= 0.2,
      last.bytes > first.bytes
    else { return nil }
    return Double(last.bytes - first.bytes) / (last.time - first.time)
  }

  /// The state as a host shows it.
  package var progress: WorkProgress {
    let bytes = samples.last?.bytes ?? 0
    guard let total, total > 0 else {
      let line =
        "\(label) "
        + [ByteCount(bytes).description, rateText].compactMap(\.self)
        .joined(separator: ", ")
      return WorkProgress(line: line, position: "\(ByteCount(bytes)) of \(label)")
    }
    let fraction = min(1, Double(bytes) / Double(total))
    let percent = String(Int(fraction * 100))
    let figures = ["\(ByteCount(bytes)) of \(ByteCount(total))", rateText, timeLeft(total - bytes)]
    let padding = String(repeating: " ", count: 3 - percent.count)
    return WorkProgress(
      line: "\(label) \(padding)\(percent)% \(ProgressBar.text(fraction)) "
        + figures.compactMap(\.self).joined(separator: ", "),
      fraction: fraction, position: "\(percent) % of \(label)")
  }

  private var rateText: String? { rate.map { "\(ByteCount(Int($0)))/s" } }

  private func timeLeft(_ bytes: Int) -> String? {
    guard let rate, bytes > 0 else { return nil }
    return "\(TimeSpan(seconds: min(Double(bytes) / rate, 359_999)).clock) left"
  }
}
