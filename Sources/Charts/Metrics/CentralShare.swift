import Checks

/// How much of a map of weights is in the middle of the picture.
public enum CentralShare {
  /// The share of the weight within the middle half of the height and of the width, a quarter of the area: 0.25 for a map that is the
  /// same everywhere. A place that the border of the middle cuts counts by the part of it that is inside.
  ///
  /// - Parameters:
  ///   - map: Weights from 0, row by row.
  ///   - width: Places in a row.
  /// - Returns: `nil` for a map without weight.
  public static func ofWeight(_ map: [Float], width: Int) -> Double? {
    require(
      width > 0 && map.count.isMultiple(of: width), "\(map.count) weights fill no rows of \(width)")
    let height = map.count / width
    var (total, inside) = (0.0, 0.0)
    for (place, weight) in map.enumerated() {
      total += Double(weight)
      inside += Double(weight) * part(place / width, of: height) * part(place % width, of: width)
    }
    return total > 0 ? inside / total : nil
  }

  /// The part of a place that is in the middle half of `count` places.
  private static func part(_ place: Int, of count: Int) -> Double {
    let (low, high) = (Double(count) / 4, Double(count) * 3 / 4)
    return max(0, min(Double(place + 1), high) - max(Double(place), low))
  }
}
