import Cuaderno
import Metrics
import NeuralNetwork

extension Trial {
  /// The accuracy of the last epoch on the pictures that the network learned from, such as `98.2%`.
  var trainingAccuracy: String { ShareText.percent(history.last(.accuracy) ?? 0) }

  /// The accuracy on the validation set after an epoch, counted from 1, or after the last one if there are fewer.
  func validation(afterEpoch epoch: Int) -> Proportion {
    let accuracies = history[.validationAccuracy]
    return Proportion(
      share: accuracies.prefix(epoch).last ?? 0, of: judgement.validation.count)
  }

  /// How the accuracies change: the first five epochs, then every fourth, and the last.
  var epochsTable: Table {
    let shown = (1...history.epochs).filter {
      $0 <= 5 || $0.isMultiple(of: 4) || $0 == history.epochs
    }
    return Table(
      columns: [.init("Epoch"), .init("Training"), .init("Validation"), .init("95% interval")],
      rows: shown.map { epoch in
        let validation = validation(afterEpoch: epoch)
        return [
          .integer(epoch), .percent(history[.accuracy][epoch - 1]), .percent(validation.value),
          .text(validation.bounds),
        ]
      },
      caption: "Accuracies of the trial “\(name)”; validation on "
        + "\(Noun("picture").counted(judgement.validation.count)).")
  }
}
