/// The distances between the numbers at which bars or cells are.
enum NumberSpacing {
  /// The smallest distance between different numbers; for one number the distance that suits its size.
  static func smallest(_ values: [PlotValue]) -> Double {
    let numbers = Set(values.filter(\.isDrawable).compactMap(\.number)).sorted()
    if let least = zip(numbers, numbers.dropFirst()).map({ $1 - $0 }).min() { return least }
    guard let number = numbers.first, number != number.rounded() || abs(number) > 1e9 else {
      return 1
    }
    return abs(number) * 0.2
  }

  /// The outer edges of the first and the last bar.
  static func edges(_ values: [PlotValue]) -> (low: Double, high: Double) {
    let numbers = values.filter(\.isDrawable).compactMap(\.number)
    let half = smallest(values) / 2
    return ((numbers.min() ?? 0) - half, (numbers.max() ?? 0) + half)
  }

  /// The edges as a channel that makes room for whole bars; none for categories.
  static func channel(_ dimension: Dimension, _ values: [PlotValue]) -> [Channel] {
    guard values.contains(where: { $0.number != nil && $0.isDrawable }) else { return [] }
    let (low, high) = edges(values)
    return [Channel(.position(dimension), [.number(low), .number(high)], isData: false)]
  }
}
