/// A value that has a place on an axis: a number or the name of a category.
public enum PlotValue: Sendable, Hashable {
  /// A place on a numeric axis.
  case number(Double)
  /// The name of a category.
  case category(String)

  /// The number, or `nil` for a category.
  public var number: Double? {
    if case .number(let value) = self { value } else { nil }
  }

  /// Whether the value can have a place: a category, or a finite number up to 10³⁰⁰.
  public var isDrawable: Bool { number.map { abs($0) <= 1e300 } ?? true }
}

/// A type whose values can be put on an axis.
public protocol Plottable {
  /// The place of this value on an axis.
  var plotValue: PlotValue { get }
}

extension PlotValue: Plottable {
  public var plotValue: PlotValue { self }
}
extension Double: Plottable {
  public var plotValue: PlotValue { .number(self) }
}
extension Float: Plottable {
  public var plotValue: PlotValue { .number(Double(self)) }
}
extension Int: Plottable {
  public var plotValue: PlotValue { .number(Double(self)) }
}
extension String: Plottable {
  public var plotValue: PlotValue { .category(self) }
}
