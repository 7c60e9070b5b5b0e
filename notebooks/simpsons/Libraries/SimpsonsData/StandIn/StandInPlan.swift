import Display
import Drawing
import Foundation
import Images
import Randomness

/// Which files there are and what each shows.
package struct StandInPlan: Sendable {
  /// One file.
  struct Picture: Sendable {
    /// Within the stand-in's folder.
    var path: String
    var scene: Scene
    /// Pixels per unit of the scene.
    var scale = 1.0
    var quality: Int
  }

  /// How many pictures of each of the 18 the real data has for training: their proportions are kept.
  static let realCounts = [
    913, 623, 1342, 1193, 986, 469, 457, 2246, 498, 1206, 1354, 1291, 1079, 1452, 1454, 358, 1194,
    877,
  ]
  static let trainingFolder = SimpsonsFolders.trainingNames[0]
  static let testFolder = SimpsonsFolders.testNames[0]

  var pictures: [Picture] = []

  init(_ settings: StandIn) {
    // Version 2 draws the scenes of version 1, only faster.
    let random = RandomSource(seed: settings.seed)["stand-in 1"]
    let characters = Cast.characters
    let counts = Self.shares(of: settings.trainingCount, Self.realCounts)
    for (label, design) in characters.enumerated() {
      let own = random["training"][label]
      for index in 0..<counts[label] {
        let scene = Scene(design: design, source: own[index], difficulty: settings.difficulty)
        let name = String(format: "pic_%04d.jpg", index)
        pictures.append(
          Picture(
            path: "\(Self.trainingFolder)/\(design.name)/\(name)", scene: scene,
            quality: scene.quality))
      }
    }
    let testCounts = Self.shares(
      of: settings.testCount, Array(repeating: 1, count: characters.count))
    for (label, design) in characters.enumerated() {
      let fresh = random["test"][label]
      let order = random["copies"][label].permutation(counts[label])
      for index in 0..<testCounts[label] {
        // Every other picture is a smaller copy of a training picture, as nearly all are in the real data.
        let isCopy = index % 2 == 1 && index / 2 < order.count
        let source = isCopy ? random["training"][label][order[index / 2]] : fresh[index]
        let scene = Scene(design: design, source: source, difficulty: settings.difficulty)
        pictures.append(
          Self.testPicture(
            scene, index: index, isCopy: isCopy, lot: random["test size"][label][index]))
      }
    }
    for (number, design) in Cast.strangers.enumerated() {
      for index in 0..<max(1, settings.testCount / 180) {
        let scene = Scene(
          design: design, source: random["strangers"][number][index],
          difficulty: settings.difficulty)
        pictures.append(
          Self.testPicture(
            scene, index: index, isCopy: false, lot: random["test size"][-1 - number][index]))
      }
    }
  }

  private static func testPicture(_ scene: Scene, index: Int, isCopy: Bool, lot: RandomSource)
    -> Picture
  {
    var random = lot.generator
    return Picture(
      path: "\(testFolder)/\(scene.design.name)_\(index).jpg", scene: scene,
      scale: isCopy ? Double.random(in: 0.45...0.75, using: &random) : 1,
      quality: isCopy ? Int.random(in: 70...92, using: &random) : scene.quality)
  }

  /// Deals `total` out in proportion to `weights`, at least one each, by the largest remainders.
  package static func shares(of total: Int, _ weights: [Int]) -> [Int] {
    let sum = weights.reduce(0, +)
    let free = total - weights.count
    var shares = weights.map { 1 + free * $0 / sum }
    let order = weights.indices.sorted {
      let (a, b) = (free * weights[$0] % sum, free * weights[$1] % sum)
      return a != b ? a > b : $0 < $1
    }
    for index in order.prefix(total - shares.reduce(0, +)) { shares[index] += 1 }
    return shares
  }
}

extension StandInPlan.Picture {
  /// The bytes of the file.
  func encoded() throws -> Data {
    let canvas = try scene.draw(scale: scale)
    return try canvas.withWords { words, rowSize in
      try ImageEncoder.jpeg(
        words: words, width: canvas.pixelWidth, height: canvas.pixelHeight, rowSize: rowSize,
        quality: quality)
    }
  }
}
