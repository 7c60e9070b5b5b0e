import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## The first model, judged honestly
//:
//: The first network again, now judged on these sets, and on the pictures that were left out because
//: they have near-duplicates in the training set.

let firstModel: Cell<Judgement> = Cell(
  "The first model, judged honestly", load, train, honestSplit
) { pictures, trained, split in
  let judgement = try Judgement(of: trained.network, by: split.judging(pictures))
  let related = try Judgement.share(
    of: trained.network, on: pictures.training.selecting(split.related))

  //: It is right for \(holdout_accuracy, percent) of the hold-out. The original validation set, a random
  //: fifth of all pictures, gave \(validation_accuracy, percent), and the test gave
  //: \(test_accuracy, percent).

  metric(
    "holdout_accuracy", judgement.holdOut.value, better: .higher, keyFigure: "hold-out accuracy",
    format: .percent)
  show(Table.judgements([("First model", judgement)]))
  guard related.count > 0 else {
    show(Finding("No pictures were left out, so near-duplicates play no part in this hold-out."))
    return judgement
  }
  let gap = ShareComparison(related, with: judgement.holdOut)
  let meaning = gap.verdict.choose(
    better:
      "If the two are otherwise comparable, that is the advantage of having seen them before.",
    worse: "Here the hold-out is the easier set.",
    undecided: "An advantage of having seen them before is not shown.")
  show(
    Finding(
      "On \(Noun("near-duplicate").counted(related.count)) of training pictures, the network is right for "
        + "\(related.percent). Compared with the hold-out, that is \(gap.difference). \(meaning)"))
  return judgement
}
