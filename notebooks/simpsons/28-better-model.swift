import Artifacts
import Cuaderno
import Datasets
import Metrics
import NeuralNetwork
import SimpsonsData
import Tensor

//: ## A better model
//:
//: The comparisons change one thing at a time, in short trainings. This model combines much of what
//: others have found to help, and takes its time. How much each part contributes is not measured here.
//:
//: * **More layers.** Convolutions come in four stages of 32, 64, 128, and 256 channels. Averaging over
//:   all positions replaces the large dense layer, which leaves \(better_parameters, integer) weights;
//:   the first model has \(parameters, integer).
//: * **Residual blocks** add the output of two convolutions to their input, $y = x + f(x)$, which gives
//:   the gradient a short way back (He et al., 2015).
//: * **Batch normalization** after each convolution permits a learning rate of up to
//:   \(better_learning_rate) with plain gradient descent and momentum, in **one cycle**: up during the
//:   first fifth, then down to almost zero (Smith, 2018).
//: * **Augmentation** rotates, moves, scales, and mirrors the pictures a little, changes their
//:   lighting, and hides a part. Together with **label smoothing** and **L2**, it works against
//:   overfitting.
//: * **Strides.** The first convolution skips every second position, so that larger pictures remain
//:   affordable.
//: * **Small pictures first.** A network without dense layers accepts pictures of any size. It starts
//:   at two thirds of the size and finishes at full size.
//: * **One picture per scene.** Near-duplicates teach little more than any one of them, so they take
//:   turns: an epoch shows one picture from each of the \(better_scenes, integer) scenes among
//:   \(better_pictures, integer) pictures. Where that is fewer, there is time for more epochs.
//: * **Averaged weights**: the mean over the last steps replaces the final weights (Izmailov et al.,
//:   2018).
//: * **Two views.** For a prediction, the network looks at a picture and at its mirror image.
//:
//: The hold-out shows how well the model recognizes scenes it has never seen. That figure is somewhat
//: optimistic on the real pictures: the first layers, the size of the pictures, the epochs at each size,
//: and the strength of the augmentation were chosen by looking at validation sets and hold-outs of them.

let betterModel: Cell<JudgedNetwork> = Cell(
  "A better model", largerPictures, duplicates, honestSplit, bestEpochs
) { pictures, duplicates, split, epochs in
  let training = residualTraining(pictures, epochs: epochs)
  let learned = pictures.training.selecting(split.training)
  let scenes = Scenes.dividing(
    split.training, labels: learned.labels, groups: duplicates.groups)
  let trained = try training.train(
    learned, scenes: scenes, validation: pictures.training.selecting(split.validation))
  print(trained.network.summary())

  let judgement = try Judgement(
    of: { try trained.network.predictWithMirrorImages($0.pixels).indicesOfMaximum() },
    by: split.judging(pictures))
  metric(
    "best_holdout_accuracy", judgement.holdOut.value, better: .higher,
    keyFigure: "hold-out, better model", format: .percent)
  metric("better_parameters", trained.network.parameterCount)
  metric("better_learning_rate", training.learningRate)
  metric("better_pictures", learned.count)
  metric("better_scenes", scenes.count)

  //: With \(better_parameters, integer) weights, it is right for \(best_holdout_accuracy, percent) of the
  //: hold-out.

  return JudgedNetwork(trained: trained, judgement: judgement)
}
