import Cuaderno
import Datasets
import Figures
import Metrics
import SimpsonsData
import Tensor

//: ## Look at the data
//:
//: Before any network: what is in there? One picture first, as the network will see it. The colour bar says what is left
//: of a drawing after normalization: values from 0 to 1, three for each pixel.

let look = Cell("Look at the data", load, normalize) { pictures, preparation in
  let training = pictures.training.labelled
  let first = preparation.order[0]
  print(pictures.training.className(first), shape(pictures.training.pixels.row(first)))
  show(PictureWithAxes(training, at: first))

  //: A few pictures of every character. Look for what a program could hold on to (colours, outlines, hair) and for what
  //: could mislead it: others in the same picture, half a face, darkness, a character seen from behind.

  show(
    try SampleGrid(
      training, perClass: 7, random: Work.host.random["samples"], nouns: .characters))

  //: How many pictures does each character have? A program that always answered with the most frequent one would
  //: be right for \(majority_share, percent) of the pictures that are trained on; this, not zero, is the floor that accuracy is
  //: measured from. And where the characters are far from equal in number, a mean over all pictures hides how the rare ones fare, which
  //: is why precision and recall are listed for each of them further on. The validation is what the training below puts aside.

  let shuffled = preparation.order.map { pictures.training.labels[$0] }
  let classes = pictures.classNames.count
  let distribution = ClassDistribution(
    names: pictures.classNames,
    splits: [
      .init(
        "training", labels: Array(shuffled.prefix(preparation.trainingCount)), classCount: classes),
      .init(
        "validation", labels: Array(shuffled.dropFirst(preparation.trainingCount)),
        classCount: classes),
      .init("test", counts: pictures.test.classCounts),
    ], nouns: .characters)
  metric("majority_share", distribution.majorityShare)
  show(distribution)
}
