import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import Printing
import SimpsonsData
import Tensor

//: ## Is its confidence justified?
//:
//: Of all pictures for which a network is 80% confident, it should be right for 80%. Label smoothing
//: and weight averaging make networks too modest; training down to the last error makes them
//: overconfident. In many networks a single number, the *temperature* by which all scores are divided,
//: corrects most of this (Guo et al., 2017): one above 1 for a network that is overconfident, one below
//: 1 for a network that is too modest. It is fitted on the validation set and judged on the
//: hold-out. The validation set may contain near-duplicates of training pictures, on which a network
//: is more confident and more often right than on new ones. A temperature fitted there may be too low
//: for new scenes; the hold-out shows how well it carries over.

let calibration: Cell<CalibrationResult> = Cell(
  "Is its confidence justified?", largerPictures, honestSplit, betterModel
) { pictures, split, better in
  let judging = split.judging(pictures)
  let network = better.trained.network
  let found = TemperatureScaling(
    labels: judging.validation.labels,
    probabilities: try network.predictWithMirrorImages(judging.validation.pixels).rowArrays)
  let probabilities = try network.predictWithMirrorImages(judging.holdOut.pixels).rowArrays
  let labels = judging.holdOut.labels
  let before = Calibration(labels: labels, probabilities: probabilities)
  let after = Calibration(labels: labels, probabilities: probabilities.map(found.apply))
  show(
    ReliabilityDiagram(
      [.init("as trained", before), .init("with temperature", after)], nouns: .characters))
  metric("temperature", found.temperature)
  metric("calibration_error", before.expectedError, better: .lower)
  metric("calibration_error_scaled", after.expectedError, better: .lower)
  show(
    Finding(
      "With a temperature of \(fixed(found.temperature, digits: 2)), the expected calibration error on "
        + "the \(before.count.grouped) hold-out pictures goes from "
        + "\(ShareText.percent(before.expectedError)) to \(ShareText.percent(after.expectedError))."
    ))
  return CalibrationResult(
    scaling: found, errorBefore: before.expectedError, errorAfter: after.expectedError,
    count: before.count)
}
