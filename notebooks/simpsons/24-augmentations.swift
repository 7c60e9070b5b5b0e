import Cuaderno
import Metrics
import NeuralNetwork

//: ## Does augmentation help?
//:
//: Altered copies make the task harder, so a network that has only begun to learn may do worse with
//: them. What they prevent, overfitting, comes later. Two of the trials therefore run for twice as many
//: epochs, one without altered copies and one with them.

let augmentations: Cell<[Trial]> = Cell("Does augmentation help?", comparison) { comparison in
  let trials = try comparison.tryOut([
    Recipe("mirrored") { $0.augmentation = Augmentations.flips },
    Recipe("mirrored, moved, rotated, scaled, cut out") { $0.augmentation = Augmentations.cutOut },
    Recipe.twiceTheEpochs,
    Recipe("twice the epochs, mirrored") {
      $0.epochs *= 2
      $0.augmentation = Augmentations.flips
    },
  ])

  //: The two long trainings beside each other:

  if let comparison, let plain = trials.first(where: { $0.name == Recipe.twiceTheEpochs.name }),
    let mirrored = trials.last
  {
    let effect = comparison.judge(mirrored, against: plain)
    show(
      Finding(
        effect.sentence("the long training with mirrored pictures", than: "the one without")
          + " Training accuracy ends at \(plain.trainingAccuracy) without them and at "
          + "\(mirrored.trainingAccuracy) with them."))
  }
  return trials
}
