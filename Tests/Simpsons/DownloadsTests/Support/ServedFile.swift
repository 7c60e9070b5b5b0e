import Foundation

/// A file as a decent server answers for it, ranges included; tests take its parts and misuse them.
struct ServedFile: Sendable {
  var content: Data
  /// The strong entity tag; `nil` sends none.
  var tag: String? = "\"v1\""
  var ignoresRanges = false

  /// A head with its fields, and the empty line.
  static func head(_ status: String, _ fields: [(String, String)] = []) -> Data {
    let lines = ["HTTP/1.1 \(status)", "Connection: close"] + fields.map { "\($0.0): \($0.1)" }
    return Data((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }

  /// An answer without a body.
  static func status(_ status: String, _ fields: [(String, String)] = []) -> [TestServer.Step] {
    [.send(head(status, fields + [("Content-Length", "0")]))]
  }

  /// The head and the body that answer the request.
  func parts(_ request: TestServer.Request) -> (head: Data, body: Data) {
    let version = tag.map { [("ETag", $0)] } ?? []
    let isSame = request.fields["if-range"] == nil || request.fields["if-range"] == tag
    guard let offset = request.offset, !ignoresRanges, isSame else {
      let head = Self.head("200 OK", version + [("Content-Length", "\(content.count)")])
      return (head, content)
    }
    guard offset < content.count else {
      let head = Self.head(
        "416 Range Not Satisfiable",
        [("Content-Range", "bytes */\(content.count)"), ("Content-Length", "0")])
      return (head, Data())
    }
    let rest = content.dropFirst(offset)
    let range = "bytes \(offset)-\(content.count - 1)/\(content.count)"
    let head = Self.head(
      "206 Partial Content",
      version + [("Content-Range", range), ("Content-Length", "\(rest.count)")])
    return (head, Data(rest))
  }

  func answer(_ request: TestServer.Request) -> [TestServer.Step] {
    let (head, body) = parts(request)
    return [.send(head), .send(body)]
  }

  /// The answer, cut off after so many bytes of the body.
  func answer(
    _ request: TestServer.Request, cutAfter bytes: Int, then last: TestServer.Step = .reset
  ) -> [TestServer.Step] {
    let (head, body) = parts(request)
    // A pause lets the bytes arrive: a reset may overtake them.
    return [.send(head), .send(Data(body.prefix(bytes))), .pause(0.05), last]
  }
}
