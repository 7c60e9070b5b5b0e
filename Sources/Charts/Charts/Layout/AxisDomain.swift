/// Finds what an axis covers.
enum AxisDomain {
  /// - Parameters:
  ///   - values: What the marks must show.
  ///   - tickCount: For growing to round numbers; `nil` leaves the ends as they are.
  static func resolve(_ axis: Axis, values: [PlotValue], tickCount: Int?) -> PositionScale.Domain {
    var names = axis.categories ?? []
    if axis.categories == nil {
      var seen = Set<String>()
      for case .category(let name) in values where seen.insert(name).inserted {
        names.append(name)
      }
    }
    if !names.isEmpty {
      if case .ordinal = axis.scale { return .ordinal(names) }
      return .band(names)
    }
    let isLog = if case .log = axis.scale { true } else { false }
    let numbers = values.compactMap(\.number).filter { $0.isFinite && (!isLog || $0 > 0) }
    if let domain = axis.domain {
      precondition(
        !isLog || domain.lowerBound > 0,
        "the logarithmic axis \"\(axis.title)\" needs a domain above 0, received \(domain)")
      return isLog ? .log(domain) : .linear(domain)
    }
    guard let low = numbers.min(), let high = numbers.max() else {
      return isLog ? .log(1...10) : .linear(0...1)
    }
    if isLog { return .log(low < high ? low...high : low / 2...high * 2) }
    guard low < high else {
      let room = low == 0 ? 1 : abs(low) * 0.1
      return .linear(low - room...high + room)
    }
    guard let tickCount else { return .linear(low...high) }
    return .linear(
      Ticks.nice(low...high, count: tickCount, integers: areIntegers(numbers)))
  }

  /// Whether only whole numbers are shown, so that ticks between them would make no sense.
  static func areIntegers(_ numbers: [Double]) -> Bool {
    numbers.allSatisfy { $0 == $0.rounded() }
  }
}
