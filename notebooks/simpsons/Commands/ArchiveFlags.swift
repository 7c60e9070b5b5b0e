import ArgumentParser
import Downloads

/// The flags that say where the archives are.
struct ArchiveFlags: ParsableArguments {
  @Option(help: ArgumentHelp("The address of the training pictures.", valueName: "address"))
  var trainUrl: String?

  @Option(
    help: ArgumentHelp(
      "The address of the test pictures, unless they are in the same archive.", valueName: "address"
    ))
  var testUrl: String?

  @Option(help: ArgumentHelp("An archive of the training pictures on disk.", valueName: "archive"))
  var train: String?

  @Option(
    help: ArgumentHelp(
      "An archive of the test pictures on disk, unless they are in the same one.",
      valueName: "archive"))
  var test: String?

  @Option(
    help: ArgumentHelp("What the fetched training archive must be.", valueName: "digits"))
  var trainSha256: String?

  @Option(help: ArgumentHelp("What the fetched test archive must be.", valueName: "digits"))
  var testSha256: String?

  mutating func validate() throws {
    if train != nil, trainUrl != nil {
      throw ValidationError("--train and --train-url both say where the training pictures are")
    }
    if test != nil, testUrl != nil {
      throw ValidationError("--test and --test-url both say where the test pictures are")
    }
    if trainingPlace == nil, testPlace != nil {
      throw ValidationError("the training pictures are missing: add --train or --train-url")
    }
    for address in [trainUrl, testUrl].compactMap(\.self) {
      guard ["http://", "https://"].contains(where: address.lowercased().hasPrefix) else {
        throw ValidationError("\"\(address)\" is no address: it begins with https:// or http://")
      }
    }
    for digits in [trainSha256, testSha256].compactMap(\.self) {
      guard digits.count == 64, digits.allSatisfy(\.isHexDigit) else {
        throw ValidationError("a SHA-256 has 64 hexadecimal digits, not \"\(digits)\"")
      }
    }
    if testSha256 != nil, testUrl == nil {
      throw ValidationError("--test-sha256 needs --test-url")
    }
    if trainSha256 != nil, train != nil {
      throw ValidationError("--train-sha256 is for an archive that is fetched, not for --train")
    }
  }

  /// The archives that the flags name; without any, the one of the data set's page.
  ///
  /// An archive is looked through for both sets where it is the only one.
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
