import Display

/// A metric that prose names, with the format to set it in.
struct MetricReference: Sendable, Equatable {
  /// Why a reference has no text.
  enum Problem: Error, Equatable {
    case unknownName(String)
    case unknownFormat(String)

    var message: String {
      switch self {
      case .unknownName(let name): "no cell publishes a metric named “\(name)”"
      case .unknownFormat(let format):
        "“\(format)” is not a metric format; the formats are "
          + MetricFormat.allCases.map(\.rawValue).joined(separator: ", ")
      }
    }
  }

  var name: String
  var format: String?

  /// Reads what is between the parentheses of `\(name, format)`.
  init(_ text: String) {
    let parts = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    name = parts[0]
    format = parts.count > 1 ? parts[1] : nil
  }

  func text(in metrics: [String: Metric]) -> Result<String, Problem> {
    guard let format = MetricFormat(name: format ?? MetricFormat.plain.rawValue) else {
      return .failure(.unknownFormat(format ?? ""))
    }
    guard let metric = metrics[name] else { return .failure(.unknownName(name)) }
    return .success(format.text(metric.value))
  }
}
