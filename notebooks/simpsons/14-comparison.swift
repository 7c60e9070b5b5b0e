import Cuaderno
import Datasets
import Images
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## How alternatives are compared
//:
//: Would another network have done better? Another optimizer, another batch size? To answer many such
//: questions in little time, all trials share one short setting: pictures of \(trial_edge) by
//: \(trial_edge) pixels, \(trial_pictures, integer) training pictures, and \(trial_epochs) epochs in
//: batches of \(trial_batch). The *baseline* is the network from above, unchanged. Every trial changes
//: **one** ingredient of it.
//:
//: Two trainings that differ only in their random numbers do not end in the same place either. So the
//: baseline is trained \(trial_repetitions) times. A trial has an effect only if it passes two tests.
//: Its hold-out accuracy must lie outside the range of these repetitions by more than the width of that
//: range, and McNemar's test, which compares the trial picture by picture with the repetition that
//: used the same random numbers, must find a difference at the 5% level. Anything less may be luck, and
//: is reported as such. A result in this setting is a hint about larger pictures and longer trainings,
//: not a proof. And a difference that was not found may still exist.

let comparison: Cell<Comparison?> = Cell(
  "How alternatives are compared", load, honestSplit, quick
) { pictures, split, quick in
  let (edge, repetitions) = (32, 3)
  let recipe = Recipe("baseline")
  let effort = Effort(trainingPictures: pictures.training.count)
  let learned = pictures.training.selecting(Array(split.training.prefix(effort.trialPictures)))
  metric("trial_edge", edge)
  metric("trial_epochs", recipe.epochs)
  metric("trial_batch", recipe.batchSize)
  metric("trial_repetitions", repetitions)
  metric("trial_pictures", learned.count)
  guard !quick else { return leftOut(nil) }
  let small = { (pixels: Tensor<UInt8>) in
    try pixels.resizingPictures(width: edge, height: edge)
  }
  var training = learned
  training.pixels = try small(learned.pixels)
  let setting = TrialSetting(
    training: training, judging: try split.judging(pictures).mapping(small),
    random: Work.host.random["trials"])
  let baseline = try Baseline(recipe, repetitions: repetitions, in: setting)
  let comparison = Comparison(setting: setting, baseline: baseline)

  //: The repetitions of the baseline:

  show(comparison.table(Array(baseline.repetitions.dropFirst())))
  let spread = baseline.spread
  let band = spread.band.clamped(to: 0...1)
  show(
    Finding(
      "The repetitions recognize \(ShareText.percent(spread.low)) to \(ShareText.percent(spread.high)) of the "
        + "hold-out. An effect has to be below \(ShareText.percent(band.lowerBound)) or above "
        + "\(ShareText.percent(band.upperBound)), and to pass McNemar's test."))
  return comparison
}
