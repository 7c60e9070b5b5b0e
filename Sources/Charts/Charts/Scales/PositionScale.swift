import Foundation

/// Maps values along one axis to canvas units.
public struct PositionScale: Sendable {
  /// What an axis covers.
  public enum Domain: Sendable, Equatable {
    /// Numbers at even distances.
    case linear(ClosedRange<Double>)
    /// Positive numbers, equal ratios at equal distances.
    case log(ClosedRange<Double>)
    /// Categories, each with a band, for bars and cells.
    case band([String])
    /// Categories as points at equal distances, in their order.
    case ordinal([String])
  }

  /// The smallest number on a logarithmic axis.
  static let leastOfLog = 1e-300

  /// What the axis covers.
  public let domain: Domain
  /// Where the domain starts and ends on the canvas; the end may be the smaller.
  public let start: Double
  /// Where the domain ends on the canvas.
  public let end: Double
  private let places: [String: Int]

  /// Lays a domain out between two places of the canvas.
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

  /// The distance of neighboring categories, without sign; 0 for numbers.
  public var bandwidth: Double {
    switch domain {
    case .band(let names): names.isEmpty ? 0 : abs(end - start) / Double(names.count)
    case .ordinal(let names): abs(end - start) / Double(max(names.count - 1, 1))
    case .linear, .log: 0
    }
  }

  /// Whether the axis has categories.
  public var hasCategories: Bool {
    switch domain {
    case .band, .ordinal: true
    case .linear, .log: false
    }
  }

  /// Where a value is on the canvas: the middle of a category's band.
  ///
  /// `nil` for what has no place: a number that is not finite, or over 10³⁰⁰; a number below 10⁻³⁰⁰ on a logarithmic axis;
  /// a number among categories, and an unknown category. What is far beyond the domain is placed at 50 times its length.
  public func place(_ value: PlotValue) -> Double? {
    fraction(value).map { start + (end - start) * min(max($0, -50), 51) }
  }

  /// Where a number is; see ``place(_:)-swift.method``.
  public func place(_ value: Double) -> Double? { place(.number(value)) }

  /// Whether a value has a place inside the domain.
  func contains(_ value: PlotValue) -> Bool {
    fraction(value).map { (-1e-9...1 + 1e-9).contains($0) } ?? false
  }

  private func fraction(_ value: PlotValue) -> Double? {
    switch (domain, value) {
    case (.linear(let range), .number(let number)):
      guard value.isDrawable else { return nil }
      // Halves, since the length of a huge range is infinite.
      let length = range.upperBound / 2 - range.lowerBound / 2
      return length > 0 ? (number / 2 - range.lowerBound / 2) / length : 0.5
    case (.log(let range), .number(let number)):
      guard value.isDrawable, number >= Self.leastOfLog else { return nil }
      let (low, high) = (log10(range.lowerBound), log10(range.upperBound))
      return high > low ? (log10(number) - low) / (high - low) : 0.5
    case (.band(let names), .category(let name)):
      return places[name].map { (Double($0) + 0.5) / Double(names.count) }
    case (.ordinal(let names), .category(let name)):
      return places[name].map { names.count > 1 ? Double($0) / Double(names.count - 1) : 0.5 }
    default: return nil
    }
  }
}
