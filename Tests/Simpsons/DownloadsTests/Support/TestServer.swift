import Foundation
import Synchronization

/// An HTTP server on this machine that does as badly as a test wants.
final class TestServer: Sendable {
  /// A request as far as tests look at it.
  struct Request: Sendable {
    let path: String
    /// Header fields by their names in lower case.
    let fields: [String: String]
    /// How many requests came before it.
    let number: Int

    /// The first byte of an open range, `bytes=100-`.
    var offset: Int? {
      fields["range"].flatMap { Int($0.dropFirst("bytes=".count).dropLast()) }
    }
  }

  /// What the server does, one after the other; then it closes the connection.
  enum Step: Sendable {
    case send(Data)
    case pause(Double)
    /// Ends the connection at once, without a word.
    case reset
  }

  private let listener: Int32
  private let log = Mutex<[Request]>([])
  let port: UInt16

  init(answer: @escaping @Sendable (Request) -> [Step]) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    let status = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, length) + listen(listener, 8) + getsockname(listener, $0, &length)
      }
    }
    guard listener >= 0, status == 0 else { throw CocoaError(.fileNoSuchFile) }
    port = UInt16(bigEndian: address.sin_port)
    Thread.detachNewThread { [weak self] in
      while case let connection = accept(listener, nil, nil), connection >= 0 {
        guard let self else { break }
        Thread.detachNewThread { self.serve(connection, answer) }
      }
      close(listener)
    }
  }

  deinit { shutdown(listener, Int32(SHUT_RDWR)) }

  /// The requests so far.
  var requests: [Request] { log.withLock { $0 } }

  func address(_ path: String = "/file.bin") -> String { "http://127.0.0.1:\(port)\(path)" }

  private func serve(_ connection: Int32, _ answer: (Request) -> [Step]) {
    defer { close(connection) }
    guard let head = Self.readHead(connection) else { return }
    let lines = head.components(separatedBy: "\r\n")
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      fields[line[..<colon].lowercased()] =
        line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
    }
    let path = String(lines[0].split(separator: " ").dropFirst().first ?? "/")
    let request = log.withLock { requests in
      let request = Request(path: path, fields: fields, number: requests.count)
      requests.append(request)
      return request
    }
    for step in answer(request) {
      switch step {
      case .send(let data): guard Self.send(data, to: connection) else { return }
      case .pause(let seconds): usleep(UInt32(seconds * 1_000_000))
      case .reset:
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(
          connection, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout.size(ofValue: linger)))
        return
      }
    }
    shutdown(connection, Int32(SHUT_WR))
  }

  private static func readHead(_ connection: Int32) -> String? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
      let count = recv(connection, &buffer, buffer.count, 0)
      guard count > 0 else { return nil }
      bytes += buffer[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func send(_ data: Data, to connection: Int32) -> Bool {
    data.withUnsafeBytes { (bytes: UnsafeRawBufferPointer) -> Bool in
      var rest = bytes[bytes.startIndex...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        let count = Foundation.send(
          connection, part.baseAddress, part.count, Int32(MSG_NOSIGNAL))
        guard count > 0 else { return false }
        rest = rest.dropFirst(count)
      }
      return true
    }
  }
}
