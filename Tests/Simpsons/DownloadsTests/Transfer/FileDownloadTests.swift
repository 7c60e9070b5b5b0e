import Downloads
import Foundation
import Hosting
import Testing

@Suite struct FileDownloadTests {
  let fixture: DownloadFixture

  init() throws { fixture = try DownloadFixture() }

  @Test func `A file is fetched whole, and once`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { served.answer($0) }
    let download = fixture.download(server, size: fixture.content.count, sha256: fixture.digest)
    try download.run()
    #expect(fixture.received == fixture.content)
    try download.run()
    #expect(server.requests.count == 1)
    #expect(fixture.files == ["file.bin", "file.bin.json"])
    try download.remove()
    #expect(fixture.files == [])
  }

  @Test func `A size other than the known one is told before the bytes arrive`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { served.answer($0) }
    #expect(
      throws: DownloadError.wrongSize(
        address: server.address(), expected: 5, received: fixture.content.count)
    ) {
      try fixture.download(server, size: 5).run()
    }
  }

  @Test func `A file without an announced length may end anywhere, but not grow without end`()
    throws
  {
    let server = try TestServer { _ in [.send(ServedFile.head("200 OK")), .send(fixture.content)] }
    var download = fixture.download(server)
    try download.run()
    #expect(fixture.received == fixture.content)
    try download.remove()
    download.largest = 1000
    #expect(throws: DownloadError.tooLarge(address: server.address(), limit: 1000)) {
      try download.run()
    }
  }

  @Test func `A wrong fixture.content is told with both digests, and does not stay`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { served.answer($0) }
    let wrong = String(repeating: "0", count: 64)
    #expect(
      throws: DownloadError.wrongContent(
        address: server.address(), expected: wrong, received: fixture.digest)
    ) {
      try fixture.download(server, sha256: wrong).run()
    }
    #expect(fixture.files == [])
  }

  @Test func `Statuses that may pass are tried again, after the wait that the server wants`() throws
  {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { request in
      switch request.number {
      case 0: ServedFile.status("500 Internal Server Error")
      case 1: ServedFile.status("429 Too Many Requests", [("Retry-After", "1")])
      default: served.answer(request)
      }
    }
    let start = ContinuousClock.now
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
    #expect(ContinuousClock.now - start >= .seconds(1))
  }

  @Test(arguments: [
    ("404 Not Found", "the server answers 404 (the file is not there)", 1),
    ("403 Forbidden", "the server answers 403 (it does not let us in)", 1),
    (
      "503 Service Unavailable",
      "the server answers 503 (a server error), 3 times in a row", 3
    ),
  ])
  func `Other statuses end with a word`(status: String, reason: String, requests: Int) throws {
    let server = try TestServer { _ in ServedFile.status(status) }
    #expect(throws: DownloadError.unanswered(address: server.address(), reason: reason)) {
      try fixture.download(server).run()
    }
    #expect(server.requests.count == requests)
  }

  @Test func `A server that wants too long a wait is not waited for`() throws {
    let server = try TestServer { _ in
      ServedFile.status("429 Too Many Requests", [("Retry-After", "3600")])
    }
    let error = #expect(throws: DownloadError.self) { try fixture.download(server).run() }
    #expect(error?.description.contains("accepts no other request for 3600 s") == true)
  }

  @Test func `An absurd wait is refused in the same words`() throws {
    let server = try TestServer { _ in
      ServedFile.status("503 Busy", [("Retry-After", "9223372036854775807")])
    }
    let error = #expect(throws: DownloadError.self) { try fixture.download(server).run() }
    #expect(error?.description.contains("accepts no other request for 1000000000 s") == true)
  }

  @Test func `Redirects are followed, and the rest is asked for through them`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { request in
      if request.path == "/file.bin" {
        return ServedFile.status("302 Found", [("Location", "/signed?x=\(request.number)")])
      }
      return request.number == 1
        ? served.answer(request, cutAfter: 100_000) : served.answer(request)
    }
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
    #expect(
      server.requests.map(\.path) == ["/file.bin", "/signed?x=0", "/file.bin", "/signed?x=2"])
    #expect(server.requests.last?.offset == 100_000)
  }

  @Test func `Redirects without end, or to files of this machine, are not followed`() throws {
    let server = try TestServer { request in
      let target = request.path == "/loop" ? "/loop" : "file:///etc/passwd"
      return ServedFile.status("302 Found", [("Location", target)])
    }
    var download = fixture.download(server)
    #expect(throws: DownloadError.self) { try download.run() }
    #expect(server.requests.count == 1)
    download.address = server.address("/loop")
    #expect(throws: DownloadError.self) { try download.run() }
    #expect(server.requests.count == 12)
  }

  @Test func `A page for people is not taken for a file`() throws {
    let server = try TestServer { _ in
      [
        .send(ServedFile.head("200 OK", [("Content-Type", "text/html")])),
        .send(Data("<html>".utf8)),
      ]
    }
    #expect(throws: DownloadError.webPage(address: server.address())) {
      try fixture.download(server).run()
    }
    #expect(fixture.received == nil)
  }

  @Test func `A server that is not there ends with a word`() throws {
    var address = ""
    do { address = try TestServer { _ in [] }.address() }
    var download = FileDownload(from: address, to: fixture.file)
    download.patience = Patience(attempts: 2, firstWait: 0.01, connecting: 1)
    let error = #expect(throws: DownloadError.self) { try download.run() }
    #expect(error?.description.hasPrefix("\(address) cannot be fetched: ") == true)
    #expect(error?.description.hasSuffix(", 2 times in a row") == true)
  }

  @Test func `Progress tells label, part and bytes`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { request in
      served.answer(request, cutAfter: 300_000, then: .pause(0.2))
    }
    let host = TestHost()
    try Work.$host.withValue(host) { try fixture.download(server).run() }
    #expect(
      host.reports.contains {
        $0.line.hasPrefix("file.bin 100% ━━━━━━━━━━━━━━━━━━━━ 300 kB of 300 kB")
      })
  }
}
