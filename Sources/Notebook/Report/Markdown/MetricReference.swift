import Execution

/// A metric that prose names, with the format to set it in.
struct MetricReference {
  /// Why a reference has no text.
  enum Problem: Error, Equatable {
    case unknownName(String)
    case unknownFormat(String)

    var message: String {
      switch self {
      case .unknownName(let name): "no cell publishes a metric named “\(name)”"
      case .unknownFormat(let format):
        "“\(format)” is no format for a metric; known are "
          + MetricFormat.allCases.map(\.rawValue).joined(separator: ", ")
      }
    }
  }

  var name: String
  var format: String?

  func text(in metrics: [String: Metric]) -> Result<String, Problem> {
    guard let format = MetricFormat(name: format ?? MetricFormat.plain.rawValue) else {
      return .failure(.unknownFormat(format ?? ""))
    }
    guard let metric = metrics[name] else { return .failure(.unknownName(name)) }
    return .success(format.text(metric.value))
  }
}
