import Cuaderno
import Datasets
import Figures
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## Is it as sure as it should be?
//:
//: Of all pictures of which a network says that it is sure to 80 %, it should be right for 80 %. Label smoothing and averaging make
//: networks modest; training to the last error makes them too sure. A single number, the *temperature* that all scores are divided
//: by, mends most of this in many networks (Guo et al., 2017). It is found on the validation and judged on the hold-out. The validation
//: may hold near-duplicates of training pictures, on which a network is surer and more often right than on new ones: a
//: temperature found there may be too low for new scenes, and the hold-out shows how well it carries over.

let calibration: Cell<CalibrationResult> = Cell(
  "Is it as sure as it should be?", largerPictures, honestSplit, betterModel
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
      "The temperature is \(fixed(found.temperature, digits: 2)): on the validation the network was "
        + (found.temperature > 1.02
          ? "too sure."
          : found.temperature < 0.98
            ? "more modest than it had to be." : "as sure as it should be.")
        + " On the \(grouped(before.count)) pictures of the hold-out the expected calibration error goes from "
        + "\(percent(before.expectedError)) to \(percent(after.expectedError)): the temperature "
        + (after.expectedError < before.expectedError ? "helps." : "does not help.")))
  return CalibrationResult(
    scaling: found, errorBefore: before.expectedError, errorAfter: after.expectedError,
    count: before.count)
}
