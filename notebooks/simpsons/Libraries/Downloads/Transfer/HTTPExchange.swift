import CCurl

/// What one request brings, while it arrives. libcurl's callbacks end here.
final class HTTPExchange {
  private(set) var head = ResponseHead()
  /// What the functions below threw; libcurl only learns that it has to stop.
  private(set) var failure: (any Error)?
  private let receive: (ResponseHead, UnsafeRawBufferPointer) throws -> Void
  private let beat: () throws -> Void

  /// - Parameters:
  ///   - receive: Takes the next bytes of the body.
  ///   - beat: Called many times a second, and about once when nothing arrives; throws to stop.
  init(
    receive: @escaping (ResponseHead, UnsafeRawBufferPointer) throws -> Void,
    beat: @escaping () throws -> Void
  ) {
    self.receive = receive
    self.beat = beat
  }

  /// The object behind the pointer that libcurl hands back.
  private static func of(_ context: UnsafeMutableRawPointer) -> HTTPExchange {
    Unmanaged.fromOpaque(context).takeUnretainedValue()
  }

  /// Runs `body`; keeps what it throws.
  private func succeeds(_ body: () throws -> Void) -> Bool {
    do {
      try body()
      return true
    } catch {
      failure = error
      return false
    }
  }

  static let takeHeaderLine: curl_data_function = { data, size, count, context in
    guard let data, let context else { return 0 }
    let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
    of(context).head.take(line: String(decoding: bytes, as: UTF8.self))
    return size * count
  }

  static let takeBody: curl_data_function = { data, size, count, context in
    guard let data, let context else { return 0 }
    let exchange = of(context)
    let bytes = UnsafeRawBufferPointer(start: data, count: size * count)
    return exchange.succeeds { try exchange.receive(exchange.head, bytes) } ? size * count : 0
  }

  static let takeProgress: curl_progress_function = { context, _, _, _, _ in
    guard let context else { return 1 }
    let exchange = of(context)
    return exchange.succeeds(exchange.beat) ? 0 : 1
  }
}
