import Artifacts
import Foundation
import Hosting
import SimpsonsData
import Tensor
import TestSupport
import Testing

@Suite struct StandInTests {
  private let folder: TemporaryFolder
  private let small = StandIn(seed: 7, trainingCount: 60, testCount: 40)

  init() throws { folder = try TemporaryFolder() }

  private func content(of path: String) throws -> [String: Data] {
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      files[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
    }
    return files.filter { $0.key.contains(".") }
  }

  @Test func theLoadingCellReadsItAsTheRealData() throws {
    let path = folder.path + "/deep/stand-in"
    let written = try small.write(to: path)
    #expect(try SimpsonsFolders(in: path) == written)
    let pictures = try SimpsonsPictures(written, dataName: "stand-in")
    #expect(pictures.classNames == SimpsonsCharacters.names)
    #expect(pictures.training.count == 60)
    #expect(pictures.test.count == 40)
    #expect(pictures.otherTestPictures == 2)
    #expect(pictures.training.skipped.isEmpty && pictures.test.skipped.isEmpty)
    #expect(pictures.training.classCounts.allSatisfy { $0 > 0 })
    #expect(pictures.training.sources.contains("homer_simpson/pic_0000.jpg"))
    #expect(FileManager.default.fileExists(atPath: "\(written.test)/homer_simpson_1.jpg"))
  }

  @Test func theBytesFollowFromTheSettingsForAnyNumberOfCores() throws {
    try small.write(to: folder.path + "/a")
    let cores = Parallel.threadCount
    Parallel.threadCount = 1
    defer { Parallel.threadCount = cores }
    try small.write(to: folder.path + "/b")
    #expect(try content(of: folder.path + "/a") == content(of: folder.path + "/b"))
    let other = StandIn(seed: 8, trainingCount: 60, testCount: 40)
    try other.write(to: folder.path + "/c")
    let pictures = [try content(of: folder.path + "/a"), try content(of: folder.path + "/c")].map {
      Set($0.filter { $0.key.hasSuffix(".jpg") }.values)
    }
    #expect(pictures[0].isDisjoint(with: pictures[1]))
  }

  @Test func itIsWrittenOnceAndReplacedWhenTheSettingsChange() throws {
    let path = folder.path + "/stand-in"
    try small.write(to: path)
    let first = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    try small.write(to: path)
    let second = try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
    #expect(first == second)
    try StandIn(seed: 7, trainingCount: 18, testCount: 18).write(to: path)
    #expect(try content(of: path).count == 18 + 18 + 2 + 1)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["stand-in"])
  }

  @Test func whatIsNoStandInIsLeftAlone() throws {
    let path = folder.path + "/mine"
    try folder.write(Data("kept".utf8), to: "mine/letter.txt")
    #expect(throws: FileError.self) { try small.write(to: path) }
    #expect(try content(of: path) == ["letter.txt": Data("kept".utf8)])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["mine"])
  }

  @Test func theHostHearsOfTheProgress() throws {
    let host = ListeningHost()
    try Work.$host.withValue(host) { _ = try small.write(to: folder.path + "/stand-in") }
    let last = host.reports.withLock { $0.last }
    #expect(last?.position == "Drawing the stand-in 102/102")
  }

  @Test func nothingHalfWrittenStaysWhenTheHostAsksToStop() throws {
    #expect(throws: Interrupted.self) {
      try Work.$host.withValue(ListeningHost(isCancelled: true)) {
        _ = try small.write(to: folder.path + "/stand-in")
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
