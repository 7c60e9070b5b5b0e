import Cuaderno
import Datasets
import Images
import Metrics
import NeuralNetwork
import Tensor

//: ## Four claims
//:
//: The original laboratory made choices and gave reasons for them. Were they good ones?
//:
//: 1. *A dense layer of 500 units is better than one of 200.*
//: 2. *Pooling twice at the end is better than pooling once*: fewer weights, and no worse.
//: 3. *Five epochs are enough.*
//: 4. *Augmentation would fix the errors on dark and off-center pictures.*

let claims: Cell<[Trial]> = Cell("Four claims", comparison, augmentations) {
  comparison, augmentations in
  guard let comparison else { return leftOut([]) }
  let runs = try comparison.setting.run([
    Recipe("dense layer of 200") { $0.dense = 200 },
    Recipe("pooled once") { $0.lastPoolings = 1 },
    Recipe("trained on dark and bright pictures") { $0.augmentation = Augmentations.brightness },
    Recipe("trained on shifted pictures") { $0.augmentation = Augmentations.shifts },
  ])
  let trials = runs.map(\.trial)
  show(comparison.table(trials))

  //: **The dense layer.**

  let small = comparison.judge(trials[0])
  show(
    Finding(
      small.sentence("the network with 200 units", than: "the baseline with 500")
        + " \(small.verdict.outcome(claiming: .worse))"))

  //: **The second pooling.** It saves weights; the table above says how many. Pooling only once should
  //: not be better.

  let once = comparison.judge(trials[1])
  show(
    Finding(
      once.sentence("the network that pools once", than: "the baseline, which pools twice")
        + once.verdict.choose(
          better: " Here the second pooling costs accuracy.",
          worse: " Here the second pooling saves weights and gains accuracy.",
          undecided: " A cost of the second pooling is not shown.")))

  //: **Five epochs.** The trial above with twice the epochs, epoch by epoch:

  let long = augmentations.first { $0.name == Recipe.twiceTheEpochs.name }
  if let long {
    show(long.epochsTable)
    let later = ShareComparison(
      long.validation(afterEpoch: long.history.epochs), with: long.validation(afterEpoch: 5))
    show(
      Finding(
        later.sentence(
          "validation accuracy after the last epoch", than: "validation accuracy after epoch 5")
          + later.verdict.choose(
            better: " Five epochs are not enough here.",
            worse: " More than five epochs do harm here.",
            undecided: " Whether five epochs are enough remains open.")))
  }

  //: **Dark and off-center pictures.** Here is the hold-out again, at a third of its brightness, and
  //: shifted by a fifth of its width. The repetitions of the baseline face the networks that were
  //: trained on such pictures.

  let width = Double(comparison.setting.training.pixels.shape[2])
  let robustness = try Robustness(
    baseline: comparison.baseline, trained: runs[2...].map { ($0.trial.name, $0.network) },
    pictures: comparison.setting.judging.holdOut,
    changes: [
      .init("Unchanged"), .init("Darkened") { $0.brightness = 1 / 3 },
      .init("Shifted") { $0.columnShift = width / 5 },
    ])
  show(robustness.table)
  for (network, change, kind) in [(0, 1, "dark"), (1, 2, "shifted")] {
    let effect = robustness.effect(ofTraining: network, onChange: change)
    show(
      Finding(
        effect.sentence(
          "on \(kind) pictures, the network trained on such pictures", than: "the baseline")
          + " \(effect.verdict.outcome(claiming: .better))"))
  }
  return trials
}
