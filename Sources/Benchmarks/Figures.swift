import Foundation

/// Rates in pictures a second, each with its name for people and its key for programs.
struct Figures {
  private let rates: [(name: String, key: String, rate: Double)]

  init(_ rates: [(name: String, key: String, rate: Double)]) { self.rates = rates }

  /// A table for people.
  func table() -> String {
    rates.map { name, _, rate in
      name.padding(toLength: 32, withPad: " ", startingAt: 0)
        + String(format: "%8.0f pictures/s", rate)
    }.joined(separator: "\n")
  }

  /// An object for programs.
  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    let object = Dictionary(uniqueKeysWithValues: rates.map { ($0.key, $0.rate) })
    return String(decoding: try encoder.encode(object), as: UTF8.self)
  }
}
