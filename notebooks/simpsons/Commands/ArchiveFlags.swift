import ArgumentParser
import Downloads

/// The options that name the archives.
struct ArchiveFlags: ParsableArguments {
  @Option(help: ArgumentHelp("The URL of the archive of training pictures.", valueName: "url"))
  var trainUrl: String?

  @Option(
    help: ArgumentHelp(
      "The URL of the archive of test pictures, if they are not in the same archive.",
      valueName: "url"
    ))
  var testUrl: String?

  @Option(help: ArgumentHelp("A local archive of training pictures.", valueName: "archive"))
  var train: String?

  @Option(
    help: ArgumentHelp(
      "A local archive of test pictures, if they are not in the same archive.",
      valueName: "archive"))
  var test: String?

  @Option(
    help: ArgumentHelp(
      "The expected SHA-256 of the downloaded training archive.", valueName: "digits"))
  var trainSha256: String?

  @Option(
    help: ArgumentHelp("The expected SHA-256 of the downloaded test archive.", valueName: "digits"))
  var testSha256: String?

  mutating func validate() throws {
    if train != nil, trainUrl != nil {
      throw ValidationError(
        "--train and --train-url both name the training pictures; use one of them")
    }
    if test != nil, testUrl != nil {
      throw ValidationError("--test and --test-url both name the test pictures; use one of them")
    }
    if trainingPlace == nil, testPlace != nil {
      throw ValidationError("the training pictures are missing; add --train or --train-url")
    }
    for address in [trainUrl, testUrl].compactMap(\.self) {
      guard ["http://", "https://"].contains(where: address.lowercased().hasPrefix) else {
        throw ValidationError("\"\(address)\" is not a URL; it must begin with https:// or http://")
      }
    }
    for digits in [trainSha256, testSha256].compactMap(\.self) {
      guard digits.count == 64, digits.allSatisfy(\.isHexDigit) else {
        throw ValidationError("\"\(digits)\" is not a SHA-256; it must have 64 hexadecimal digits")
      }
    }
    if testSha256 != nil, testUrl == nil {
      throw ValidationError("--test-sha256 needs --test-url")
    }
    if trainSha256 != nil, train != nil {
      throw ValidationError("--train-sha256 applies to a downloaded archive, not to --train")
    }
  }

  /// The named archives; without any, the one on the data set's page.
  ///
  /// A single archive is searched for both sets.
  var archives: [DataSetArchive] {
    let whole = [SimpsonsArchives.training, SimpsonsArchives.test]
    guard let trainingPlace else {
      let place = DataSetArchive.Place.address(SimpsonsArchives.address, sha256: trainSha256)
      return [DataSetArchive(place, rules: whole)]
    }
    guard let testPlace else { return [DataSetArchive(trainingPlace, rules: whole)] }
    return [
      DataSetArchive(
        trainingPlace, rules: [SimpsonsArchives.training],
        otherwise: [SimpsonsArchives.anyTraining]),
      DataSetArchive(
        testPlace, rules: [SimpsonsArchives.test], otherwise: [SimpsonsArchives.anyTest]),
    ]
  }

  private var trainingPlace: DataSetArchive.Place? {
    train.map { .file($0) } ?? trainUrl.map { .address($0, sha256: trainSha256) }
  }

  private var testPlace: DataSetArchive.Place? {
    test.map { .file($0) } ?? testUrl.map { .address($0, sha256: testSha256) }
  }
}
