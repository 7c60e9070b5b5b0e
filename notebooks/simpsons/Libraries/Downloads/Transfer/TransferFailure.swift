/// Why one attempt to fetch a file failed.
package enum TransferFailure: Error, Sendable, Equatable {
  /// The connection did not come about or ended early; the text is libcurl's reason.
  case connection(String)
  /// The server answered with a status other than success; `wait` is what it requests with `Retry-After`, in seconds.
  case status(Int, wait: Double?)
  /// What arrives does not continue what is there.
  case changed
  /// Another attempt would fail likewise; the text says why.
  case final(String)

  /// Whether another attempt may succeed.
  var isTemporary: Bool {
    switch self {
    case .connection, .changed: true
    case .status(let status, _): status == 408 || status == 425 || status == 429 || status >= 500
    case .final: false
    }
  }
}

extension TransferFailure: CustomStringConvertible {
  package var description: String {
    switch self {
    case .connection(let reason): reason
    case .status(let status, _): "the server answers \(status)\(Self.meaning(of: status))"
    case .changed: "the file on the server has changed"
    case .final(let reason): reason
    }
  }

  private static func meaning(of status: Int) -> String {
    switch status {
    case 401, 403: " (it does not let us in)"
    case 404, 410: " (the file is not there)"
    case 429: " (too many requests)"
    case 500...599: " (a server error)"
    default: ""
    }
  }
}
