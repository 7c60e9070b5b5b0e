import Foundation
import SimpsonsData
import Testing

/// The verb `download` with local archives.
@Suite("The verb download", .serialized)
struct DownloadTests {
  let program: SimpsonsProgram
  let drawn: String

  init() throws {
    program = try SimpsonsProgram()
    drawn = program.folder.appending(path: "drawn").path
    try StandIn(seed: 5, trainingCount: 18, testCount: 18).write(to: drawn)
  }

  /// Packs a folder of the drawn pictures.
  private func pack(_ folder: String, into name: String) throws -> String {
    let archive = program.folder.appending(path: name).path
    let tar = Process()
    tar.executableURL = URL(filePath: "/usr/bin/env")
    tar.arguments = ["tar", "-C", drawn, "-caf", archive, folder]
    try tar.run()
    tar.waitUntilExit()
    #expect(tar.terminationStatus == 0)
    return archive
  }

  @Test("unpacks two archives into the folder that the notebook uses")
  func twoArchives() throws {
    defer { program.remove() }
    let train = try pack("characters", into: "train.tar.gz")
    let test = try pack("kaggle_simpson_testset", into: "test.tar")
    let answer = try program.call("download", "--train", train, "--test", test)
    #expect(answer.code == 0, Comment(rawValue: answer.errors))
    let folder = try #require(answer.lastLine)
    #expect(folder == program.folder.appending(path: "output/simpsons-data").path)
    #expect(answer.errors.contains("18 training pictures and "))
    let before = try SimpsonsPictures(SimpsonsFolders(in: drawn), dataName: "x", size: 16)
    let after = try SimpsonsPictures(SimpsonsFolders(in: folder), dataName: "x", size: 16)
    #expect(before == after)
    for archive in [train, test] { #expect(FileManager.default.fileExists(atPath: archive)) }
    let again = try program.call("download", "--train", train, "--test", test)
    #expect(again.code == 0 && again.errors.contains("already there"))
  }

  @Test("reports a problem with an archive in one message")
  func mistakes() throws {
    defer { program.remove() }
    let none = try program.call("download", "--train", "/nowhere.zip")
    #expect(none.code == 1 && none.errors.contains("/nowhere.zip"))
    #expect(try program.call("download", "--test", "/nowhere.zip").code == 2)
    let half = try program.call("download", "--train", try pack("characters", into: "train.tar"))
    #expect(half.code == 1, Comment(rawValue: half.errors))
    let made = program.folder.appending(path: "output/simpsons-data").path
    #expect(!FileManager.default.fileExists(atPath: made))
  }
}
