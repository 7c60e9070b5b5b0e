import CCurl

/// The owner of a libcurl handle, and the only place that calls the library.
///
/// Follows redirects, keeps a connection for the next request, and obeys the environment's `https_proxy`.
struct HTTPClient: ~Copyable {
  private let handle: UnsafeMutableRawPointer
  /// libcurl writes the reason of a failure here.
  private let message: UnsafeMutablePointer<CChar>

  private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

  init() throws {
    guard Self.isLibraryReady, let handle = curl_easy_init() else {
      throw TransferFailure.final("libcurl does not start")
    }
    self.handle = handle
    message = .allocate(capacity: Int(CURL_ERROR_SIZE))
    message.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
  }

  deinit {
    curl_easy_cleanup(handle)
    message.deallocate()
  }

  /// Asks for a file and hands what arrives to `exchange`, until the response ends.
  ///
  /// Statuses that are no success do not throw; see the exchange's head.
  /// - Throws: ``TransferFailure``, or what the exchange's functions threw.
  func get(_ request: HTTPRequest, patience: Patience, to exchange: HTTPExchange) throws {
    var list: UnsafeMutablePointer<curl_slist>?
    defer { curl_slist_free_all(list) }
    for line in request.lines {
      guard let longer = curl_slist_append(list, line) else {
        throw TransferFailure.final("libcurl is out of memory")
      }
      list = longer
    }
    try configure(request, patience: patience)
    try check(curl_set_list(handle, CURLOPT_HTTPHEADER, list))
    let context = Unmanaged.passUnretained(exchange).toOpaque()
    for option in [CURLOPT_HEADERDATA, CURLOPT_WRITEDATA, CURLOPT_XFERINFODATA] {
      try check(curl_set_pointer(handle, option, context))
    }
    message[0] = 0
    let code = withExtendedLifetime(exchange) { curl_easy_perform(handle) }
    if let failure = exchange.failure { throw failure }
    guard code == CURLE_OK else { throw failure(code) }
  }

  private func configure(_ request: HTTPRequest, patience: Patience) throws {
    curl_easy_reset(handle)
    try check(curl_set_pointer(handle, CURLOPT_ERRORBUFFER, message))
    try check(curl_set_string(handle, CURLOPT_URL, request.address))
    try check(curl_set_string(handle, CURLOPT_USERAGENT, "Cuaderno/1 (libcurl)"))
    try check(curl_set_string(handle, CURLOPT_COOKIEFILE, ""))  // cookies count between redirects
    try check(curl_allow_only_http(handle, request.isSecure))
    for (option, value) in [
      (CURLOPT_FOLLOWLOCATION, 1), (CURLOPT_MAXREDIRS, 10), (CURLOPT_NOPROGRESS, 0),
      (CURLOPT_CONNECTTIMEOUT, patience.connecting),
    ] {
      try check(curl_set_long(handle, option, value))
    }
    try check(
      curl_set_data_function(handle, CURLOPT_HEADERFUNCTION, HTTPExchange.takeHeaderLine))
    try check(curl_set_data_function(handle, CURLOPT_WRITEFUNCTION, HTTPExchange.takeBody))
    try check(curl_set_progress_function(handle, HTTPExchange.takeProgress))
  }

  private func check(_ code: CURLcode) throws {
    guard code == CURLE_OK else { throw failure(code) }
  }

  /// libcurl's reason, in its words.
  private func failure(_ code: CURLcode) -> TransferFailure {
    let detail = String(cString: message)
    let reason = detail.isEmpty ? String(cString: curl_easy_strerror(code)) : detail
    switch code {
    case CURLE_URL_MALFORMAT, CURLE_UNSUPPORTED_PROTOCOL, CURLE_TOO_MANY_REDIRECTS,
      CURLE_PEER_FAILED_VERIFICATION, CURLE_OUT_OF_MEMORY, CURLE_NOT_BUILT_IN,
      CURLE_UNKNOWN_OPTION, CURLE_BAD_FUNCTION_ARGUMENT:
      return .final(reason)
    default:
      return .connection(reason)
    }
  }
}
