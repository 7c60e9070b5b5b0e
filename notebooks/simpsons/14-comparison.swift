import Cuaderno
import Datasets
import Images
import Metrics
import NeuralNetwork
import Tensor

//: ## How alternatives are compared
//:
//: Would another network have done better, another optimizer, another batch size? To answer many such questions in minutes, all
//: trials share one short setting: pictures of 32 by 32 pixels, a fixed quarter of the training pictures (at most 4,000), 8 epochs.
//: The *baseline* is the laboratory's network as it is, and every trial changes **one** ingredient of it.
//:
//: Two trainings that differ in nothing but their random numbers do not end alike either. So the baseline is trained three
//: times. A trial has an effect only if its hold-out accuracy lies outside of the three, by more than they lie apart; all else
//: may be luck, and is called so. What holds in this setting is a hint for larger pictures and longer trainings, not a proof.

let comparison = Cell("How alternatives are compared", load, honestSplit, quick) {
  pictures, split, quick -> Comparison? in
  guard !quick else {
    showLeftOut()
    return nil
  }
  let edge = 32
  let learnt = pictures.training.selecting(
    Array(split.training.prefix(min(4000, split.training.count / 4))))
  let small = { (pixels: Tensor<UInt8>) in
    try pixels.resizingPictures(width: edge, height: edge)
  }
  var training = learnt
  training.pixels = try small(learnt.pixels)
  let setting = TrialSetting(
    training: training, judging: try split.judging(pictures).mapping(small),
    random: Execution.host.random["trials"])
  let baseline = try Baseline(Recipe("baseline"), repetitions: 3, in: setting)

  //: The three repetitions of the baseline, trained on \(trial_pictures, integer) pictures:

  metric("trial_pictures", training.count)
  show(Table.trials(Array(baseline.repetitions.dropFirst()), baseline: baseline))
  let spread = baseline.spread
  show(
    Finding(
      "The repetitions reach \(percent(spread.low)) to \(percent(spread.high)) of the hold-out. An effect has to lie more than "
        + "\(points(spread.high - spread.low)) outside of that."))
  return Comparison(setting: setting, baseline: baseline)
}
