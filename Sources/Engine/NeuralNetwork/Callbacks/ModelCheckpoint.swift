import Artifacts
import Foundation

/// Writes the weights to a file after each epoch, or only when a value became better.
public struct ModelCheckpoint: Callback, Codable {
  /// The path, with placeholders such as `{epoch:02d}` (from 1) and `{val_loss:.2f}`: the epoch as `d`, a logged value as `f`, `e` or
  /// `g`, each with a width and the value with digits after the point, as Python writes them.
  public var path: String
  /// The logged value that is watched, and which way is better.
  public var monitor: Monitor
  /// Whether only epochs that improve on all earlier ones are saved.
  public var savesBestOnly: Bool
  /// Whether it prints what it saves.
  public var isVerbose: Bool
  private var best: Double?
  private var hasWarned = false

  /// Saves after each epoch by default; with `savesBestOnly`, after each that improves `val_loss`.
  public init(
    _ path: String, monitor: String = "val_loss", mode: Monitor.Mode = .automatic,
    savesBestOnly: Bool = false, isVerbose: Bool = false
  ) {
    self.path = path
    self.monitor = Monitor(monitor, mode: mode)
    self.savesBestOnly = savesBestOnly
    self.isVerbose = isVerbose
  }

  public var dependsOnEpochCount: Bool { false }

  /// Fills the placeholders with trial values: nonsense, a missing folder and a file that cannot be written are found.
  public func check(_ training: any TrainingControl) throws {
    let trial = try Self.fill(path, epoch: 0, nil)
    let folder = path.lastIndex(of: "/").map { path[..<$0] } ?? ""
    // A folder that is named by a value is not known yet.
    guard folder.wholeMatch(of: /([^{]|\{epoch[^}]*\})*/) != nil else { return }
    try AtomicFile.checkCanWrite(to: trial)
  }

  public mutating func epochEnds(
    _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
  ) throws {
    if savesBestOnly {
      guard
        let current = monitor.value(
          in: logs, for: "saving the best weights", hasWarned: &hasWarned),
        monitor.isBetter(current, than: best ?? monitor.worst)
      else { return }
      best = current
    }
    let path = try Self.fill(path, epoch: epoch, logs)
    try training.model.saveWeights(to: path)
    if isVerbose { training.print("Epoch \(epoch + 1): saving model to \(path)") }
  }

  /// Puts the values into the placeholders.
  /// - Parameter logs: The values; `nil` puts 0 in their places, for a trial.
  /// - Throws: ``TrainingError/setting(name:expected:received:)`` for a placeholder that nothing fills.
  static func fill(_ template: String, epoch: Int, _ logs: EpochLogs?) throws -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let parts = rest[rest.index(after: open)..<close].split(separator: ":", maxSplits: 1)
      let (key, format) = (String(parts.first ?? ""), String(parts.dropFirst().first ?? ""))
      func unfilled(_ expected: String) -> TrainingError {
        .setting(
          name: "a placeholder of ModelCheckpoint", expected: expected,
          received: String(rest[open...close]))
      }
      if key == "epoch" {
        // Anything else would read the number as what it is not.
        guard format.isEmpty || format.wholeMatch(of: /[0-9]{1,2}d?|d/) != nil else {
          throw unfilled("epoch with a format like 02d")
        }
        let whole = format.hasSuffix("d") ? format : format + "d"
        result += String(format: "%\(whole)", epoch + 1)
      } else if let value = logs.map({ $0[key] }) ?? 0 {
        guard format.isEmpty || format.wholeMatch(of: /[0-9]{0,2}(\.[0-9]{1,2})?[feg]/) != nil
        else {
          throw unfilled("a logged value with a format like .2f")
        }
        result += format.isEmpty ? "\(value)" : String(format: "%\(format)", value)
      } else {
        throw unfilled(
          "epoch or a logged value (\((logs?.values ?? []).map(\.key).joined(separator: ", ")))")
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
