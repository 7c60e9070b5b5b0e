import Downloads
import Foundation
import Hosting
import Testing

@Suite struct ResumedDownloadTests {
  let fixture: DownloadFixture

  init() throws { fixture = try DownloadFixture() }

  @Test func `A dropped connection is taken up where it ended`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { request in
      request.number < 5 ? served.answer(request, cutAfter: 50_000) : served.answer(request)
    }
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
    #expect(server.requests.map(\.offset) == [nil, 50_000, 100_000, 150_000, 200_000, 250_000])
    #expect(server.requests.last?.fields["if-range"] == "\"v1\"")
  }

  @Test func `A stalled connection is given up and taken up again`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { request in
      request.number == 0
        ? served.answer(request, cutAfter: 100_000, then: .pause(5)) : served.answer(request)
    }
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
    #expect(server.requests.map(\.offset) == [nil, 100_000])
  }

  @Test func `An interrupted download continues in the next run`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { request in
      request.number == 0
        ? served.answer(request, cutAfter: 100_000, then: .pause(5)) : served.answer(request)
    }
    let interrupted = #expect(throws: Interrupted.self) {
      try Work.$host.withValue(TestHost(cancelAfter: 3)) { try fixture.download(server).run() }
    }
    #expect(interrupted?.position == "33 % of file.bin")
    #expect(fixture.files == ["file.bin.json", "file.bin.part"])
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
    #expect(server.requests.map(\.offset) == [nil, 100_000])
  }

  @Test func `A server that ignores ranges sends the whole file`() throws {
    var served = ServedFile(content: fixture.content)
    served.ignoresRanges = true
    let server = try TestServer { [served] request in
      request.number == 0 ? served.answer(request, cutAfter: 100_000) : served.answer(request)
    }
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
    #expect(server.requests.map(\.offset) == [nil, 100_000])
  }

  @Test func `A file that changes between two attempts is fetched again`() throws {
    let old = ServedFile(content: Data(fixture.content.reversed()))
    let new = ServedFile(content: fixture.content, tag: "\"v2\"")
    let server = try TestServer { request in
      request.number == 0 ? old.answer(request, cutAfter: 100_000) : new.answer(request)
    }
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
  }

  @Test func `A rest of another version, against the request, is not joined`() throws {
    let old = ServedFile(content: Data(fixture.content.reversed()))
    let new = ServedFile(content: fixture.content, tag: "\"v2\"")
    let server = try TestServer { request in
      switch request.number {
      case 0: return old.answer(request, cutAfter: 100_000)
      case 1:
        // Sends the rest although `If-Range` names the old version.
        let head = ServedFile.head(
          "206 Partial Content",
          [
            ("ETag", "\"v2\""), ("Content-Range", "bytes 100000-299999/300000"),
            ("Content-Length", "200000"),
          ])
        return [.send(head), .send(Data(new.content.dropFirst(100_000)))]
      default: return new.answer(request)
      }
    }
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
    #expect(server.requests.map(\.offset) == [nil, 100_000, nil])
  }

  @Test func `A rest from another place than asked for is not joined`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { request in
      switch request.number {
      case 0: return served.answer(request, cutAfter: 100_000)
      case 1:
        let head = ServedFile.head(
          "206 Partial Content",
          [("Content-Range", "bytes 0-299999/300000"), ("Content-Length", "300000")])
        return [.send(head), .send(served.content)]
      default: return served.answer(request)
      }
    }
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
  }

  @Test func `Without a name of the version nothing is joined`() throws {
    let served = ServedFile(content: fixture.content, tag: nil)
    let server = try TestServer { request in
      request.number == 0 ? served.answer(request, cutAfter: 100_000) : served.answer(request)
    }
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
    #expect(server.requests.map(\.offset) == [nil, nil])
  }

  @Test func `With a known SHA-256 a file without a version's name is joined, and checked`() throws
  {
    let old = ServedFile(content: Data(fixture.content.reversed()), tag: nil)
    let new = ServedFile(content: fixture.content, tag: nil)
    let server = try TestServer { request in
      request.number == 0 ? old.answer(request, cutAfter: 100_000) : new.answer(request)
    }
    try fixture.download(server, sha256: fixture.digest).run()
    #expect(fixture.received == fixture.content)
    #expect(server.requests.map(\.offset) == [nil, 100_000, nil])
  }

  @Test func `A server that promises more than it sends is asked for the rest`() throws {
    let served = ServedFile(content: fixture.content)
    let server = try TestServer { request in
      guard request.number == 0 else { return served.answer(request) }
      let head = ServedFile.head("200 OK", [("ETag", "\"v1\""), ("Content-Length", "400000")])
      return [.send(head), .send(served.content)]
    }
    try fixture.download(server).run()
    #expect(fixture.received == fixture.content)
    #expect(server.requests.map(\.offset) == [nil, 300_000])
  }

  @Test func `A server that always promises more is given up`() throws {
    let server = try TestServer { request in
      let rest = fixture.content.dropFirst(request.offset ?? 0)
      let head = ServedFile.head("200 OK", [("Content-Length", "\(rest.count + 10)")])
      return [.send(head), .send(Data(rest))]
    }
    let error = #expect(throws: DownloadError.self) { try fixture.download(server).run() }
    #expect(error?.description.contains("3 times in a row") == true)
    #expect(fixture.received == nil)
  }
}
