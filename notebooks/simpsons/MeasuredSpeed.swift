import Foundation

/// How fast the laboratory's network was beside others, as `Sources/Benchmarks/compare.py --save` wrote it into `speed.json`.
struct MeasuredSpeed: Decodable {
  /// The day, as in `2026-11-26`.
  var date: String
  var processor: String
  var processors: Int
  var rounds: Int
  /// Medians of the rounds, most of them in pictures a second, as in `keras train`.
  var figures: [String: Double]
  /// Medians of the rounds' quotients, as in `train / keras train`.
  var ratios: [String: Double]

  /// What the program was built with.
  static func recorded() throws -> MeasuredSpeed {
    try JSONDecoder().decode(MeasuredSpeed.self, from: Data(PackageResources.speed_json))
  }

  /// One sentence, with the day and the machine.
  var sentence: String {
    func rate(_ name: String) -> String { grouped(Int((figures[name] ?? 0).rounded())) }
    func times(_ name: String) -> String { fixed(ratios[name] ?? 0, digits: 1) }
    return "This laboratory's network, batches of 32, trains at \(rate("train")) pictures/s, "
      + "\(times("train / keras train")) times as fast as Keras on TensorFlow and "
      + "\(times("train / torch train")) times as fast as PyTorch (channels last), and predicts at "
      + "\(rate("predict")) pictures/s, \(times("predict / torch predict")) times as fast as PyTorch and "
      + "\(times("predict / onnx predict")) times as fast as ONNX Runtime. Measured \(date) on \(processor), "
      + "\(counted(processors, "processor")); medians of \(counted(rounds, "interleaved round"))."
  }
}
