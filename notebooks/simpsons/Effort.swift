/// How much work goes into the trainings, by the number of training pictures: more pictures deserve more of it.
struct Effort {
  var trainingPictures: Int

  /// The epochs of the better model: one per 1,000 pictures, but at least 8.
  var betterModelEpochs: Int { max(8, trainingPictures / 1_000) }

  /// The width and height of the pictures for the better model: half as large again from 5,000 pictures on.
  func betterModelEdge(pictureSize: Int) -> Int {
    trainingPictures < 5_000 ? pictureSize : pictureSize * 3 / 2
  }

  /// The pictures that each trial of a comparison learns from: a quarter, but at most 2,000.
  var trialPictures: Int { min(2_000, trainingPictures / 4) }
}
