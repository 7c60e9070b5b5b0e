import Foundation

extension Measurement {
  /// A table for people.
  func table() -> String {
    var lines = [
      "\(network.rawValue), batch \(batch), \(threads) thread\(threads == 1 ? "" : "s")", "",
      row("", "forward", "backward"),
    ]
    for layer in layers {
      lines.append(row(layer.name, milliseconds(layer.forward), milliseconds(layer.backward)))
    }
    let operations = 3 * floatOperations * trainRate / 1e9
    lines += [
      "",
      figure("Training", trainRate, "pictures/s"),
      figure("Training from 8-bit pictures", trainRateFromBytes, "pictures/s"),
      figure("Prediction", predictRate, "pictures/s"),
      figure("Large matrix products", peakProduct, "GFLOP/s"),
      figure("Training, as direct convolutions", operations, "GFLOP/s")
        + String(format: ", %.0f %% of the products' rate", 100 * operations / peakProduct),
      figure("Peak memory", peakMemory, "MB"),
    ]
    return lines.joined(separator: "\n")
  }

  private func row(_ name: String, _ forward: String, _ backward: String) -> String {
    padded(name, 48) + leading(forward, 12) + leading(backward, 12)
  }

  private func figure(_ name: String, _ value: Double, _ unit: String) -> String {
    padded(name, 48) + leading(String(format: "%.0f", value), 12) + " " + unit
  }

  private func milliseconds(_ seconds: Double) -> String {
    String(format: "%.2f ms", seconds * 1e3)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private func leading(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// The figures for programs.
  func json() throws -> String {
    let figures: [String: Double] = [
      "train_pictures_per_second": trainRate,
      "train_from_bytes_pictures_per_second": trainRateFromBytes,
      "predict_pictures_per_second": predictRate, "gemm_gflops": peakProduct,
      "peak_memory_mb": peakMemory, "batch": Double(batch), "threads": Double(threads),
    ]
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(figures), as: UTF8.self)
  }
}
