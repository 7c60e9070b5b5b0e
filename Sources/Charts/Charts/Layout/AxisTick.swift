import Drawing

/// A mark on an axis with its words.
struct AxisTick: Sendable {
  var value: PlotValue
  var label: String

  /// The ticks of an axis, `count` of them at the most where they are numbers.
  static func ticks(
    _ axis: Axis, domain: PositionScale.Domain, values: [PlotValue], count: Int
  ) -> [AxisTick] {
    guard axis.showsTicks else { return [] }
    switch domain {
    case .band(let names), .ordinal(let names):
      return names.map { AxisTick(value: .category($0), label: $0) }
    case .linear(let range):
      let numbers = values.compactMap(\.number).filter(\.isFinite)
      let integers = AxisDomain.areIntegers(numbers) && axis.domain == nil
      let ticks =
        axis.ticks.map { Ticks(values: $0, step: nil) }
        ?? Ticks.linear(range, count: count, integers: integers)
      return ticks.values.map {
        AxisTick(value: .number($0), label: axis.format.string($0, step: ticks.step))
      }
    case .log(let range):
      let ticks = axis.ticks ?? Ticks.log(range, count: count).values
      return ticks.map { AxisTick(value: .number($0), label: axis.format.string($0)) }
    }
  }

  static func widest(_ ticks: [AxisTick]) -> Double {
    ticks.map { Typesetter.width(of: $0.label, font: ChartType.tick) }.max() ?? 0
  }
}
