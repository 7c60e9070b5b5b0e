import Archives
import Downloads
import Foundation
import Hosting
import TestSupport
import Testing

@Suite struct DataSetDownloadTests {
  let work: TemporaryFolder
  private let training = LayoutRule(.classFolders, in: ["characters"], to: "characters")
  private let test = LayoutRule(.flat, in: ["testset"], to: "testset")

  init() throws { work = try TemporaryFolder() }

  private var folder: String { work.path + "/pictures" }
  private var pictures: [String] { TemporaryFolder.files(below: folder) }
  private var all: [String] { TemporaryFolder.files(below: work.path) }

  private func tar(_ names: String...) -> Data {
    var tar = TarWriter()
    for name in names { tar.add(name, content: Data(name.utf8)) }
    return tar.finished
  }

  private func download(_ archives: DataSetArchive...) -> DataSetDownload {
    var download = DataSetDownload(archives, into: folder, by: work.path + "/downloads")
    download.patience = Patience(attempts: 2, firstWait: 0.01, connecting: 1, stalling: 1)
    return download
  }

  @Test func `Two archives become one folder, step by step`() throws {
    let served = [
      "/train.tar": ServedFile(content: tar("x/characters/bart/1.jpg", "x/notes.txt")),
      "/test.tar": ServedFile(content: tar("testset/bart_0.jpg")),
    ]
    let server = try TestServer { request in served[request.path]?.answer(request) ?? [] }
    var steps: [String] = []
    let download = download(
      DataSetArchive(.address(server.address("/train.tar")), rules: [training]),
      DataSetArchive(.address(server.address("/test.tar")), rules: [test]))
    let summary = try download.run { steps.append($0) }
    #expect(summary.files == ["characters": 1, "testset": 1])
    #expect(summary.unwanted == 1)
    #expect(all == ["pictures/characters/bart/1.jpg", "pictures/testset/bart_0.jpg"])
    #expect(
      steps == [
        "[1/5] Fetching \(server.address("/train.tar"))",
        "[2/5] Fetching \(server.address("/test.tar"))",
        "[3/5] Unpacking train.tar", "[4/5] Unpacking test.tar", "[5/5] Writing all to the disk",
      ])
  }

  @Test func `Archives on this machine stay where they are`() throws {
    let file = try work.write(tar("characters/bart/1.jpg", "testset/bart_0.jpg"), to: "all.tar")
    _ = try download(DataSetArchive(.file(file), rules: [training, test])).run { _ in }
    #expect(pictures == ["characters/bart/1.jpg", "testset/bart_0.jpg"])
    #expect(FileManager.default.fileExists(atPath: file))
  }

  @Test func `Folders of other names are taken only where none has a known name`() throws {
    let other = LayoutRule(.classFolders, to: "characters")
    let known = try work.write(tar("characters/bart/1.jpg", "x/lisa/1.jpg"), to: "known.tar")
    _ = try download(DataSetArchive(.file(known), rules: [training], otherwise: [other])).run { _ in
    }
    #expect(pictures == ["characters/bart/1.jpg"])
    let unknown = try work.write(tar("x/lisa/1.jpg"), to: "unknown.tar")
    _ = try download(DataSetArchive(.file(unknown), rules: [training], otherwise: [other]))
      .run { _ in }
    #expect(pictures == ["characters/lisa/1.jpg"])
  }

  @Test func `Half a data set is none, and the old one stays`() throws {
    let whole = try work.write(tar("characters/bart/1.jpg", "testset/bart_0.jpg"), to: "whole.tar")
    _ = try download(DataSetArchive(.file(whole), rules: [training, test])).run { _ in }
    let half = try work.write(tar("characters/lisa/1.jpg", "else/bart_0.jpg"), to: "half.tar")
    let error = #expect(throws: DownloadError.self) {
      try download(DataSetArchive(.file(half), rules: [training, test])).run { _ in }
    }
    #expect(error?.description == "half.tar has no file like testset/x.jpeg, only 1 others")
    #expect(pictures == ["characters/bart/1.jpg", "testset/bart_0.jpg"])
    #expect(!all.contains { $0.contains("unpacking") })
  }

  @Test func `A damaged archive is fetched again the next time`() throws {
    let good = ServedFile(content: tar("characters/bart/1.jpg"))
    let bad = ServedFile(content: good.content.prefix(515))
    let server = try TestServer { request in
      request.number == 0 ? bad.answer(request) : good.answer(request)
    }
    let download = download(DataSetArchive(.address(server.address("/x.tar")), rules: [training]))
    #expect(throws: ArchiveError.self) { try download.run { _ in } }
    #expect(all == [])
    _ = try download.run { _ in }
    #expect(pictures == ["characters/bart/1.jpg"])
  }

  @Test func `Interrupted while unpacking, it goes on without fetching again`() throws {
    let served = ServedFile(content: tar("characters/bart/1.jpg"))
    let server = try TestServer { request in
      served.answer(request, cutAfter: served.content.count, then: .pause(0.1))
    }
    let download = download(DataSetArchive(.address(server.address("/x.tar")), rules: [training]))
    let host = StoppingHost()
    #expect(throws: Interrupted.self) {
      try Work.$host.withValue(host) {
        try download.run { if $0.contains("Unpacking") { host.stop() } }
      }
    }
    #expect(all == ["downloads/x.tar", "downloads/x.tar.json"])
    _ = try download.run { _ in }
    #expect(server.requests.count == 1)
    #expect(all == ["pictures/characters/bart/1.jpg"])
  }

  @Test func `A missing archive is told before anything is fetched`() throws {
    let server = try TestServer { _ in [] }
    let download = download(
      DataSetArchive(.address(server.address()), rules: [training]),
      DataSetArchive(.file("/nowhere/test.tar"), rules: [test]))
    #expect(throws: (any Error).self) { try download.run { _ in } }
    #expect(server.requests.isEmpty)
  }

  @Test func `Only one download at a time fills a folder`() throws {
    let served = ServedFile(content: tar("characters/bart/1.jpg"))
    let server = try TestServer { served.answer($0) }
    let download = download(DataSetArchive(.address(server.address("/x.tar")), rules: [training]))
    var inner: (any Error)?
    _ = try download.run { _ in
      do { _ = try download.run { _ in } } catch { inner = inner ?? error }
    }
    #expect(inner as? DownloadError == .busy(path: work.path + "/downloads"))
    #expect(pictures == ["characters/bart/1.jpg"])
  }

  @Test(arguments: [
    ("https://x.org/a/b.tar.gz?token=1", "b.tar.gz"), ("https://x.org/..%2Fb", "_2Fb"),
    ("https://x.org/", "x.org"), ("https://x.org/a/.hidden", "hidden"),
    ("https://x.org/a/...", "archive"),
  ])
  func `Archives are named after their address, safely`(address: String, name: String) {
    #expect(DataSetArchive(.address(address), rules: []).name == name)
  }
}
