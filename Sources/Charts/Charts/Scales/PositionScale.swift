import Foundation

/// Maps values along one axis to canvas units.
public struct PositionScale: Sendable {
  /// What lies on the axis.
  public enum Domain: Sendable, Equatable {
    case linear(ClosedRange<Double>)
    /// Positive numbers, equal ratios at equal distances.
    case log(ClosedRange<Double>)
    /// Categories, each with a band of its own, for bars and cells.
    case band([String])
    /// Categories as points at equal distances, in their order.
    case ordinal([String])
  }

  public let domain: Domain
  /// Where the domain starts and ends on the canvas; the end may be the smaller.
  public let start: Double
  public let end: Double
  private let places: [String: Int]

  public init(domain: Domain, start: Double, end: Double) {
    self.domain = domain
    self.start = start
    self.end = end
    switch domain {
    case .band(let names), .ordinal(let names):
      places = Dictionary(
        names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    case .linear, .log: places = [:]
    }
  }

  /// The width of one category's band, without sign; 0 for numbers.
  public var bandwidth: Double {
    if case .band(let names) = domain, !names.isEmpty {
      abs(end - start) / Double(names.count)
    } else {
      0
    }
  }

  /// Where a value lies: the middle of a category's band.
  ///
  /// A value of the wrong kind, and a category that the domain lacks, lies at the start.
  public func position(_ value: PlotValue) -> Double {
    start + (end - start) * fraction(value)
  }

  /// Where a number lies.
  public func position(_ value: Double) -> Double { position(.number(value)) }

  private func fraction(_ value: PlotValue) -> Double {
    switch (domain, value) {
    case (.linear(let range), .number(let number)):
      let length = range.upperBound - range.lowerBound
      return length > 0 ? (number - range.lowerBound) / length : 0.5
    case (.log(let range), .number(let number)):
      let (low, high) = (log10(range.lowerBound), log10(range.upperBound))
      return high > low ? (log10(max(number, .leastNormalMagnitude)) - low) / (high - low) : 0.5
    case (.band(let names), .category(let name)):
      guard let place = places[name] else { return 0 }
      return (Double(place) + 0.5) / Double(names.count)
    case (.ordinal(let names), .category(let name)):
      guard let place = places[name] else { return 0 }
      return names.count > 1 ? Double(place) / Double(names.count - 1) : 0.5
    default: return 0
    }
  }
}
