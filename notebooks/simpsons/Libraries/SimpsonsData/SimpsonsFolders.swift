import Datasets
import Foundation

/// Where the two halves of the Simpsons data are: the one place that knows how its folders are called and nested.
///
/// Training pictures have a folder for each character, `characters/<name>/pic_0000.jpg`; test pictures are side by side,
/// `kaggle_simpson_testset/<name>_0.jpg`. The folders have other names in some archives, and some archives nest a folder in
/// another of its name; both are found by what they hold, up to three levels deep.
public struct SimpsonsFolders: Sendable, Codable, Hashable {
  /// The names that folders of training pictures have, the data set's own first.
  public static let trainingNames = ["characters", "simpsons", "simpsons_dataset"]
  /// The names that folders of test pictures have.
  public static let testNames = ["kaggle_simpson_testset", "simpsons_testset"]
  /// The folder inside the output folder that the download fills.
  public static let downloadName = "simpsons-data"

  /// The folder with a folder for each character.
  public var training: String
  /// The folder with the flat test pictures.
  public var test: String

  /// Names both folders; neither is checked.
  public init(training: String, test: String) {
    self.training = training
    self.test = test
  }

  /// Finds the two folders inside of `folder`.
  ///
  /// - Throws: ``DatasetError`` when there is no such folder or when one of the two is not inside.
  public init(in folder: String) throws {
    var search = Search()
    try search.walk(in: folder, depth: 0)
    // The character folders' own folder may be given instead of the one above it.
    if search.test == nil, search.training == folder {
      try search.walk(in: (folder as NSString).deletingLastPathComponent, depth: 2)
    }
    guard let training = search.training else {
      throw DatasetError(
        path: folder, "there are no folders named after the characters in it",
        advice: "Give the folder that holds \(Self.trainingNames[0])/<name>/pic_0000.jpg. "
          + Self.howToGetIt)
    }
    guard let test = search.test else {
      throw DatasetError(
        path: folder, "there are no test pictures in it",
        advice: "They should be there as \(Self.testNames[0])/<name>_0.jpg. " + Self.howToGetIt)
    }
    self.init(training: training, test: test)
  }

  static let howToGetIt =
    "The download command gets the data; without any data, pictures drawn by the program stand in."
}

extension SimpsonsFolders {
  /// A walk, level by level, that stops at what it recognizes.
  private struct Search {
    private static let deepest = 3
    private static let characters = ClassSpellings(SimpsonsCharacters.names)

    var training: String?
    var test: String?
    private var foldersLeft = 500

    mutating func walk(in root: String, depth: Int) throws {
      var level = [root]
      for depth in depth...Self.deepest {
        var next: [String] = []
        for path in level {
          guard foldersLeft > 0, training == nil || test == nil else { return }
          foldersLeft -= 1
          let listing: FolderListing
          do { listing = try FolderListing(path) } catch  where path != root { continue }
          next += examine(path, listing)
        }
        level = depth < Self.deepest ? next : []
      }
    }

    /// Remembers a folder of pictures; otherwise returns the folders to search next.
    private mutating func examine(_ path: String, _ listing: FolderListing) -> [String] {
      if listing.folders.contains(where: { Self.characters.label(of: $0) != nil }) {
        training = training ?? path
        return []
      }
      let isTest = listing.files.contains {
        ImageFolderContents.className(ofFile: $0).flatMap(Self.characters.label) != nil
      }
      if isTest {
        test = test ?? path
        return []
      }
      let known = SimpsonsFolders.trainingNames + SimpsonsFolders.testNames
      let names =
        known.filter(listing.folders.contains) + listing.folders.filter { !known.contains($0) }
      return names.map { "\(path)/\($0)" }
    }
  }
}
