import Checks

/// Groups of pictures that show the same scene, so that one can represent the others.
public enum Scenes {
  /// Divides pictures into scenes: near-duplicates of the same class. A picture without near-duplicates is a scene alone.
  ///
  /// - Parameters:
  ///   - places: The indices of the pictures in their data set.
  ///   - labels: Their classes, in the same order.
  ///   - groups: Near-duplicates among all pictures of that data set, as ``PictureFingerprints/groups(_:)`` finds them.
  /// - Returns: Indices of `places`, scene by scene, in the order of each scene's first picture.
  public static func dividing(_ places: [Int], labels: [Int], groups: [[Int]]) -> [[Int]] {
    require(
      places.count == labels.count,
      "there must be one label for each picture, received \(labels.count) labels for \(places.count) pictures"
    )
    var group: [Int: Int] = [:]
    for (number, members) in groups.enumerated() {
      for member in members { group[member] = number }
    }
    let scenes = Dictionary(grouping: places.indices) { index in
      [group[places[index]] ?? groups.count + index, labels[index]]
    }
    return scenes.values.sorted { $0[0] < $1[0] }
  }
}
