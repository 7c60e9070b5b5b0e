import Drawing

/// A mark on an axis with its label.
struct AxisTick: Sendable {
  var value: PlotValue
  var label: String

  /// The ticks of an axis, at most `count` of them where they are numbers.
  static func ticks(
    _ axis: Axis, domain: PositionScale.Domain, values: [PlotValue], count: Int
  ) -> [AxisTick] {
    guard axis.showsTicks else { return [] }
    switch domain {
    case .band(let names), .ordinal(let names):
      return names.map { AxisTick(value: .category($0), label: $0) }
    case .linear(let range):
      let numbers = values.filter(\.isDrawable).compactMap(\.number)
      let integers = AxisDomain.areIntegers(numbers) && axis.domain == nil
      return numberTicks(axis, Ticks.linear(range, count: count, integers: integers))
    case .log(let range): return numberTicks(axis, Ticks.log(range, count: count))
    }
  }

  private static func numberTicks(_ axis: Axis, _ ticks: Ticks) -> [AxisTick] {
    let values = axis.ticks?.filter { PlotValue.number($0).isDrawable } ?? ticks.values
    var labels = values.map { axis.format.string($0) }
    let sorted = Set(values).sorted()
    let gap = zip(sorted, sorted.dropFirst()).map { $1 - $0 }.min()
    if axis.ticks == nil, let step = ticks.step {
      labels = axis.format.labels(values, step: step)
    } else if Set(labels).count < sorted.count, let gap {
      labels = axis.format.labels(values, step: gap, trimsZeros: true)
    }
    return zip(values, labels).map { AxisTick(value: .number($0), label: $1) }
  }
}
