import Cuaderno
import Datasets
import Figures
import Metrics
import SimpsonsData
import Tensor

//: ## Look at the data
//:
//: Before training anything, look at what is there. Here is one picture as the network will see it. The
//: color bar shows what normalization leaves of a picture: values from 0 to 1, three for each pixel.

let look = Cell("Look at the data", load, normalize) { pictures, preparation in
  let training = pictures.training.labeled
  let first = preparation.order[0]
  print(pictures.training.className(first), shape(pictures.training.pixels.row(first)))
  show(PictureWithAxes(training, at: first))

  //: Now a few pictures of every character. Notice what a program could rely on (colors, outlines, hair)
  //: and what could mislead it: other characters in the same picture, half a face, darkness, a head seen
  //: from behind.

  show(
    try SampleGrid(
      training, perClass: 7, random: Work.host.random["samples"], nouns: .characters))

  //: How many pictures does each character have? A program that always named the most frequent character
  //: would be right for \(majority_share, percent) of the training pictures. That share, not zero, is the
  //: floor that accuracy is measured against. And when the classes differ this much in size, the mean
  //: over all pictures hides how well the rare characters do, which is why precision and recall appear
  //: for each of them below. The validation set is the part that the next training sets aside.

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
