import Cuaderno
import Datasets
import Images
import Metrics
import NeuralNetwork
import Printing
import Tensor

/// How the repetitions of the baseline and other networks do on the same pictures, unchanged and changed.
struct Robustness {
  /// A change that is applied to every picture.
  struct Change {
    var name: String
    var transform = PictureTransform()

    init(_ name: String, _ change: (inout PictureTransform) -> Void = { _ in }) {
      self.name = name
      change(&transform)
    }
  }

  private let labels: [Int]
  private let changes: [Change]
  private let names: [String]
  /// For each repetition of the baseline and each change, the predicted characters.
  private let baseline: [[[Int]]]
  /// The same for the other networks.
  private let trained: [[[Int]]]

  init(
    baseline: Baseline, trained: [(name: String, network: Sequential)], pictures: ImageSet,
    changes: [Change]
  ) throws {
    let versions = try changes.map { try pictures.pixels.changingPictures($0.transform) }
    func predictions(_ network: Sequential) throws -> [[Int]] {
      try versions.map { try network.predict($0).indicesOfMaximum() }
    }
    labels = pictures.labels
    self.changes = changes
    names = baseline.repetitions.map(\.name) + trained.map(\.name)
    self.baseline = try baseline.networks.map(predictions)
    self.trained = try trained.map { try predictions($0.network) }
  }

  /// Accuracies: a row per network, a column per change.
  var table: Table {
    let rows: [[Table.Value]] = zip(names, baseline + trained).map { name, predictions in
      [.text(name)] + predictions.map { .percent(accuracy($0)) }
    }
    return Table(
      columns: [.init("Network")] + changes.map { .init($0.name, best: .highest) }, rows: rows,
      caption: "Accuracies on the same \(labels.count.grouped) hold-out pictures.")
  }

  /// A network compared with the repetitions of the baseline, on pictures with one of the changes.
  func effect(ofTraining network: Int, onChange change: Int) -> ShareComparison {
    let test = McNemarTest(
      labels: labels, first: baseline[0][change], second: trained[network][change])
    return ShareComparison(
      test, of: labels.count, value: accuracy(trained[network][change]),
      beyond: Spread(baseline.map { accuracy($0[change]) }))
  }

  private func accuracy(_ predictions: [Int]) -> Double {
    Proportion(labels: labels, predictions: predictions).value
  }
}
