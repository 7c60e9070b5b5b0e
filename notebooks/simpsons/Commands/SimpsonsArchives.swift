import Downloads
import SimpsonsData

/// Where the pictures are on the web and within archives.
enum SimpsonsArchives {
  /// The page of the data set.
  static let page = "https://www.kaggle.com/datasets/alexattia/the-simpsons-characters-dataset"
  /// Redirects to a zip of both sets.
  static let address =
    "https://www.kaggle.com/api/v1/datasets/download/alexattia/the-simpsons-characters-dataset"

  /// The folder for unpacked training pictures.
  static let trainingFolder = SimpsonsFolders.trainingNames[0]
  /// The folder for unpacked test pictures.
  static let testFolder = SimpsonsFolders.testNames[0]

  static let training = LayoutRule(
    .classFolders, in: Set(SimpsonsFolders.trainingNames), to: trainingFolder)
  static let test = LayoutRule(.flat, in: Set(SimpsonsFolders.testNames), to: testFolder)
  /// For an archive passed as the training pictures: a folder of any name.
  static let anyTraining = LayoutRule(.classFolders, to: trainingFolder)
  /// For an archive passed as the test pictures: a folder of any name.
  static let anyTest = LayoutRule(.flat, to: testFolder)
}
