import Foundation
import Metrics
import Printing

/// The measured speed of the laboratory's network beside others, as `Sources/Benchmarks/compare.py --save` wrote it to
/// `speed.json`.
struct MeasuredSpeed: Decodable {
  /// The day, as in `2026-11-26`.
  var date: String
  var processor: String
  var processors: Int
  var rounds: Int
  /// Medians over the rounds, mostly in pictures per second; keys such as `keras train`.
  var figures: [String: Double]
  /// Medians over the ratios of each round; keys such as `train / keras train`.
  var ratios: [String: Double]

  /// The figures that the program was built with.
  static func recorded() throws -> MeasuredSpeed {
    try JSONDecoder().decode(MeasuredSpeed.self, from: Data(PackageResources.speed_json))
  }

  /// The figures as text, with the date and the machine.
  var sentence: String {
    func rate(_ name: String) -> String { Int((figures[name] ?? 0).rounded()).grouped }
    func times(_ name: String) -> String { fixed(ratios[name] ?? 0, digits: 1) }
    return "This laboratory's network, batches of 32, trains at \(rate("train")) pictures/s, "
      + "\(times("train / keras train")) times as fast as Keras on TensorFlow and "
      + "\(times("train / torch train")) times as fast as PyTorch (channels last), and predicts at "
      + "\(rate("predict")) pictures/s, \(times("predict / torch predict")) times as fast as PyTorch and "
      + "\(times("predict / onnx predict")) times as fast as ONNX Runtime. Measured \(date) on \(processor), "
      + "\(Noun("processor").counted(processors)); medians of \(Noun("interleaved round").counted(rounds))."
  }
}
