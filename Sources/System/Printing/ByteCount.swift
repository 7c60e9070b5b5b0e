import Foundation

/// A number of bytes as people read it: `524 MB`, in powers of 1,000 as networks and disks count.
package struct ByteCount: Sendable, CustomStringConvertible {
  package let bytes: Int

  package init(_ bytes: some BinaryInteger) { self.bytes = Int(clamping: bytes) }

  /// Reads `500MB`, `2 GB`, `1000`; `nil` for anything else, and for more than an `Int` holds.
  package init?(_ text: some StringProtocol) {
    let digits = text.prefix { $0.isASCII && $0.isNumber || $0 == "." }
    let units = ["": 0, "b": 0, "k": 1, "kb": 1, "m": 2, "mb": 2, "g": 3, "gb": 3, "t": 4, "tb": 4]
    let unit = text.dropFirst(digits.count).trimmingCharacters(in: .whitespaces).lowercased()
    guard let value = Double(digits), let power = units[unit],
      let bytes = Int(exactly: (value * pow(1000, Double(power))).rounded())
    else { return nil }
    self.bytes = bytes
  }

  /// Three digits and the unit: `0 B`, `999 B`, `1.50 kB`, `12.3 MB`, `524 MB`.
  package var description: String {
    guard bytes >= 1000 else { return "\(bytes) B" }
    var value = Double(bytes)
    var unit = "B"
    for next in ["kB", "MB", "GB", "TB", "PB", "EB"] where value >= 999.5 {
      value /= 1000
      unit = next
    }
    let decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0
    return String(format: "%.\(decimals)f", value) + " \(unit)"
  }
}
