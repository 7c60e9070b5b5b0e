import Artifacts
import Display
import Foundation

/// `metrics.json`: one flat object, metric key to value.
public enum MetricsFile {
  /// Writes the metrics of a run, atomically, keys sorted.
  /// - Throws: `FileError`.
  public static func write(_ metrics: [String: Metric], to path: String) throws {
    let lines = metrics.sorted { $0.key < $1.key }.map { name, metric in
      "  \(CanonicalValue.string(name).json()): \(json(metric.value))"
    }
    let text = lines.isEmpty ? "{}\n" : "{\n\(lines.joined(separator: ",\n"))\n}\n"
    try AtomicFile.write(Data(text.utf8), to: path)
  }

  private static func json(_ value: Metric.Value) -> String {
    switch value {
    case .integer(let value): "\(value)"
    case .number(let value) where value.isFinite: "\(value)"
    case .number: "null"
    case .text(let value): CanonicalValue.string(value).json()
    }
  }
}
