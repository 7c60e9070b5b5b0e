import Artifacts
import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## A better model
//:
//: The comparisons change one thing at a time, in short trainings. Now much of what others have found to help, all at once, and time to
//: learn. Which part of it helps how much is not measured here.
//:
//: * **More layers.** Convolutions in four stages of 32, 64, 128 and 256 channels. In place of the large dense layer the
//:   mean over all places is taken: \(better_parameters, integer) weights, where the first model has \(parameters, integer).
//: * **Residual blocks** add what two convolutions found to what came in, $y = x + f(x)$: the gradient has a short way
//:   back (He et al., 2015).
//: * **Batch normalization** behind each convolution allows a learning rate of up to \(better_learning_rate) with plain gradient
//:   descent and momentum, in **one cycle**: up in the first fifth, then down to almost nothing (Smith, 2018).
//: * **Augmentation**: pictures are turned, moved, scaled and mirrored a little, seen in other light and with a part cut out. This, **label
//:   smoothing** and **L2** work against learning by heart.
//: * **More pixels, taken in strides.** The first convolution looks at every second place only, so that pictures of \(larger_edge) pixels
//:   cost less than those of \(picture_edge) would otherwise.
//: * **Small pictures first.** A network without dense layers takes pictures of any size. It begins at two thirds of the
//:   size, and goes on at the whole.
//: * **One picture of a scene at a time.** Near-duplicates teach hardly more than one of them does, so they take turns: an epoch shows
//:   one picture of each of the \(better_scenes, integer) scenes among \(better_pictures, integer) pictures, and where that is fewer,
//:   there is time for more epochs.
//: * **The mean of the weights** over the last steps instead of the last ones (Izmailov et al., 2018).
//: * **Two looks.** To predict, the network looks at a picture and at its mirror image.
//:
//: It learns from the training part of the honest split, so that the hold-out tells how well it does on scenes that it has never seen.
//: The figure is somewhat flattered: the network's first layers, the size of the pictures, the epochs for each size, and how strongly
//: pictures are changed were chosen in development by looking at validations and hold-outs of the real pictures, those of seed 0
//: among them.

let betterModel: Cell<JudgedNetwork> = Cell(
  "A better model", largerPictures, duplicates, honestSplit, bestEpochs
) { pictures, duplicates, split, epochs in
  let training = residualTraining(pictures, epochs: epochs)
  let learnt = pictures.training.selecting(split.training)
  let scenes = Scenes.dividing(
    split.training, labels: learnt.labels, groups: duplicates.groups)
  let trained = try training.train(
    learnt, scenes: scenes, validation: pictures.training.selecting(split.validation))
  print(trained.network.summary())

  let judgement = try Judgement(
    of: { try trained.network.predictWithMirrorImages($0.pixels).indicesOfMaximum() },
    by: split.judging(pictures))
  metric(
    "best_holdout_accuracy", judgement.holdOut.value, better: .higher,
    keyFigure: "hold-out, better model", format: .percent)
  metric("better_parameters", trained.network.parameterCount)
  metric("better_learning_rate", training.learningRate)
  metric("better_pictures", learnt.count)
  metric("better_scenes", scenes.count)

  //: With \(better_parameters, integer) weights it is right for \(best_holdout_accuracy, percent) of the hold-out.

  return JudgedNetwork(trained: trained, judgement: judgement)
}
