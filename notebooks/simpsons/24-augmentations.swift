import Cuaderno
import Datasets
import Metrics
import NeuralNetwork

//: ## Does augmentation help?
//:
//: Altered copies make the task harder, so a network that has only begun to learn may do worse with
//: them. What they prevent, overfitting, comes later. Two of the trials therefore run for twice as many
//: epochs, one without altered copies and one with them. *Mixup* blends two pictures and asks for both
//: names (Zhang et al., 2018).

let augmentations: Cell<[Trial]> = Cell("Does augmentation help?", comparison) { comparison in
  guard let comparison else {
    showLeftOut()
    return []
  }
  let trials = try comparison.trials([
    Recipe("mirrored") { $0.augmentation = Augmentations.flips },
    Recipe("mirrored, moved, turned, scaled") { $0.augmentation = Augmentations.affine },
    Recipe("the same with cut-out") { $0.augmentation = Augmentations.cutOut },
    Recipe("mixup") { $0.isMixed = true },
    Recipe("twice the epochs") { $0.epochs *= 2 },
    Recipe("twice the epochs, mirrored") {
      $0.epochs *= 2
      $0.augmentation = Augmentations.flips
    },
  ])
  show(comparison.table(trials))
  let (plain, mirrored) = (trials[4], trials[5])
  let test = McNemarTest(
    labels: comparison.setting.judging.holdOut.labels,
    first: plain.judgement.holdOutPredictions, second: mirrored.judgement.holdOutPredictions)
  show(
    Finding(
      comparison.verdicts(trials)
        + " Over twice the epochs mirrored pictures make a difference of "
        + "\(pairedDifference(test, of: plain.judgement.holdOut.count)), on the hold-out"
        + (test.isSignificant
          ? ", by one training each" : ", which is none that can be claimed")
        + "; the training accuracy ends at \(percent(plain.history.last(.accuracy) ?? 0)) without them "
        + "and at \(percent(mirrored.history.last(.accuracy) ?? 0)) with them."))
  return trials
}
