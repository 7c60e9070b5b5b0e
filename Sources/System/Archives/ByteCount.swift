/// A number of bytes as people read it: `524 MB`, in powers of 1,000 as networks and disks count.
package struct ByteCount: Sendable, CustomStringConvertible {
  private let bytes: Int

  package init(_ bytes: Int) { self.bytes = bytes }

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
    return "\(Self.fixed(value, decimals: decimals)) \(unit)"
  }

  private static func fixed(_ value: Double, decimals: Int) -> String {
    let scale = decimals == 2 ? 100.0 : decimals == 1 ? 10.0 : 1.0
    let units = Int((value * scale).rounded())
    guard decimals > 0 else { return "\(units)" }
    let fraction = String(units % Int(scale))
    let zeros = String(repeating: "0", count: decimals - fraction.count)
    return "\(units / Int(scale)).\(zeros)\(fraction)"
  }
}
