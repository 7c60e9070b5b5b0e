import Cuaderno
import Datasets
import Figures
import Metrics
import SimpsonsData

//: ## Who is mistaken for whom
//:
//: The errors of the better model on the hold-out: the pairs it confuses most often, and their
//: pictures.

let confusions = Cell("Who is mistaken for whom", largerPictures, honestSplit, betterModel) {
  pictures, split, better in
  let names = pictures.classNames
  let holdOut = pictures.training.selecting(split.holdOut)
  let predictions = better.judgement.holdOutPredictions
  let matrix = ConfusionMatrix(
    labels: holdOut.labels, predictions: predictions, classCount: names.count)
  show(ConfusionHeatMap(matrix, names: names, nouns: .characters))
  let pairs = matrix.mostConfused()
  guard !pairs.isEmpty else {
    show(Finding("There are no errors on the hold-out."))
    return
  }
  show(matrix.mostConfusedTable(names: names, nouns: .characters))
  let shown = holdOut.labeled
  let groups = pairs.prefix(6).map { pair in
    holdOut.labels.indices.filter {
      holdOut.labels[$0] == pair.actual && predictions[$0] == pair.predicted
    }.prefix(5).map { index in
      PictureGallery.Item(
        shown.image(index), title: shown.name(index),
        details: ["\(ClassNames.display(names[pair.predicted]))?"], mark: .wrong)
    }
  }
  show(
    try PictureGallery(
      groups.flatMap { $0 },
      caption: "Pictures of the most confused pairs: true name, predicted name.",
      groups: groups.map(\.count)))
}
