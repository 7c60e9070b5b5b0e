import Checks

/// Finds what an axis covers.
enum AxisDomain {
  /// - Parameters:
  ///   - values: What the marks must show.
  ///   - fillsBands: Whether a mark needs bands, so that names cannot be points.
  ///   - tickCount: For growing to round numbers; `nil` leaves the ends as they are.
  static func resolve(
    _ axis: Axis, values: [PlotValue], fillsBands: Bool, tickCount: Int?
  ) -> PositionScale.Domain {
    // Names that the axis does not list follow those that it does: nothing is left out.
    var names = axis.categories ?? []
    var seen = Set(names)
    for case .category(let name) in values where seen.insert(name).inserted { names.append(name) }
    if !names.isEmpty {
      if case .ordinal = axis.scale, !fillsBands { return .ordinal(names) }
      return .band(names)
    }
    let isLog = if case .log = axis.scale { true } else { false }
    let numbers = values.filter(\.isDrawable).compactMap(\.number).filter {
      !isLog || $0 >= PositionScale.leastOfLog
    }
    if let domain = axis.domain {
      require(
        domain.lowerBound.isFinite && domain.upperBound.isFinite
          && (!isLog || domain.lowerBound >= PositionScale.leastOfLog),
        "the axis \"\(axis.title)\" needs finite bounds\(isLog ? " above 0" : ""), received \(domain)"
      )
      return isLog ? .log(domain) : .linear(domain)
    }
    guard let low = numbers.min(), let high = numbers.max() else {
      return isLog ? .log(1...10) : .linear(0...1)
    }
    if isLog { return .log(low < high ? low...high : low / 2...high * 2) }
    // What differs by less than its precision is one value.
    let size = max(abs(low), abs(high))
    guard high - low > max(size * 1e-12, 1e-290) else {
      let room = size < 1e-289 ? (size == 0 ? 1 : 1e-288) : size * 0.1
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
