import Foundation

/// Writes the weights to a file after each epoch, or only when a value became better.
public struct ModelCheckpoint: Callback {
  /// The path, with placeholders such as `{epoch:02d}` (from 1) and `{val_loss:.2f}`.
  public var path: String
  public var monitor: Monitor
  public var savesBestOnly: Bool
  public var isVerbose: Bool
  private var best: Double?

  public init(
    _ path: String, monitor: String = "val_loss", mode: Monitor.Mode = .automatic,
    savesBestOnly: Bool = false, isVerbose: Bool = false
  ) {
    self.path = path
    self.monitor = Monitor(monitor, mode: mode)
    self.savesBestOnly = savesBestOnly
    self.isVerbose = isVerbose
  }

  public var identity: String { "ModelCheckpoint \(path) \(monitor) \(savesBestOnly)" }

  public var dependsOnEpochCount: Bool { false }

  public var state: CallbackState {
    get { CallbackState(numbers: best.map { ["best": $0] } ?? [:]) }
    set { best = newValue.numbers["best"] }
  }

  public mutating func epochEnds(
    _ epoch: Int, _ logs: inout EpochLogs, _ training: any TrainingControl
  ) throws {
    if savesBestOnly {
      guard let current = logs[monitor.key],
        monitor.isBetter(current, than: best ?? monitor.worst)
      else { return }
      best = current
    }
    let path = try Self.fill(path, epoch: epoch, logs)
    try training.model.saveWeights(to: path)
    if isVerbose { training.print("Epoch \(epoch + 1): saving model to \(path)") }
  }

  /// Puts the values into the placeholders.
  /// - Throws: ``TrainingError/setting(name:expected:received:)`` for a placeholder that nothing fills.
  static func fill(_ template: String, epoch: Int, _ logs: EpochLogs) throws -> String {
    var result = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      result += rest[..<open]
      let parts = rest[rest.index(after: open)..<close].split(separator: ":", maxSplits: 1)
      let (key, format) = (String(parts.first ?? ""), String(parts.dropFirst().first ?? ""))
      if key == "epoch" {
        result += String(format: "%\(format.isEmpty ? "d" : format)", epoch + 1)
      } else if let value = logs[key], format.isEmpty || "feg".contains(format.last ?? " ") {
        result += format.isEmpty ? "\(value)" : String(format: "%\(format)", value)
      } else {
        throw TrainingError.setting(
          name: "a placeholder of ModelCheckpoint", expected: "epoch or a logged value",
          received: String(rest[open...close]))
      }
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}
