import Datasets
import Images

/// The pictures of the Simpsons laboratory: 18 characters, to learn from and to be judged on.
public struct SimpsonsPictures: Sendable, Codable, Equatable {
  /// What the data is called in the report: `stand-in` or the name of its folder.
  public var dataName: String
  /// How the pictures became small.
  public var resampling: ImageDecoder.Resampling
  /// The pictures to learn from.
  public var training: ImageSet
  /// The pictures to be judged on.
  public var test: ImageSet
  /// How many training pictures show characters that are not among the 18; they are left out.
  public var otherTrainingPictures: Int
  /// How many test pictures show characters that are not among the 18; they are left out.
  public var otherTestPictures: Int

  /// The 18 characters in the order of their labels.
  public var classNames: [String] { training.classNames }

  /// Decodes all pictures on all cores, resized to a square.
  ///
  /// - Parameters:
  ///   - folders: Where they are.
  ///   - dataName: What the data is called.
  ///   - size: The edge in pixels; 64 by default.
  ///   - resampling: How pictures become smaller; as `cv2.resize` does by default.
  /// - Throws: ``DatasetError`` when a folder or a character is missing; ``Interrupted``.
  public init(
    _ folders: SimpsonsFolders, dataName: String, size: Int = 64,
    resampling: ImageDecoder.Resampling = .bilinear
  ) throws {
    let decoder = ImageDecoder(width: size, height: size, resampling: resampling)
    self.dataName = dataName
    self.resampling = resampling
    let trainingContents = try ImageFolderContents(
      classFoldersIn: folders.training, classNames: SimpsonsCharacters.names)
    otherTrainingPictures = trainingContents.others.reduce(0) { $0 + $1.count }
    training = try Self.loadTraining(trainingContents, in: folders.training, decoder)
    let contents = try ImageFolderContents(
      flatNamesIn: folders.test, classNames: SimpsonsCharacters.names)
    otherTestPictures = contents.others.reduce(0) { $0 + $1.count }
    test = try ImageLoader(decoder: decoder, title: "Test pictures")
      .load(contents.files, classNames: SimpsonsCharacters.names, skipped: contents.skipped)
    guard test.count > 0 else {
      throw DatasetError(
        path: folders.test, "none of the test pictures can be read\(test.firstReason)",
        advice: SimpsonsFolders.howToGetIt)
    }
  }

  private static func loadTraining(
    _ contents: ImageFolderContents, in path: String, _ decoder: ImageDecoder
  ) throws -> ImageSet {
    let present = Set(contents.files.map(\.label))
    try check(path, missing: { !present.contains($0) }, "has no pictures of", reason: "")
    let result = try ImageLoader(decoder: decoder, title: "Training pictures")
      .load(contents.files, classNames: contents.classNames, skipped: contents.skipped)
    let counts = result.classCounts
    try check(
      path, missing: { counts[$0] == 0 }, "has no readable picture of", reason: result.firstReason)
    return result
  }

  private static func check(
    _ path: String, missing: (Int) -> Bool, _ complaint: String, reason: String
  ) throws {
    let names = SimpsonsCharacters.names
    let absent = names.indices.filter(missing).map { names[$0] }
    guard !absent.isEmpty else { return }
    throw DatasetError(
      path: path, "it \(complaint) \(absent.joined(separator: ", "))\(reason)",
      advice: "All \(names.count) characters are needed, as <name>/pic_0000.jpg. "
        + SimpsonsFolders.howToGetIt)
  }
}

extension ImageSet {
  /// Why the first skipped file was skipped, to be added to a message.
  fileprivate var firstReason: String {
    skipped.first.map { " (\($0.path): \($0.reason))" } ?? ""
  }
}
