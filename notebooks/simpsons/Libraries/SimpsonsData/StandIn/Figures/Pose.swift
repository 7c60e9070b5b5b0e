import Randomness

/// How a figure holds itself at the moment of a picture.
struct Pose: Sendable {
  /// Degrees, clockwise.
  var tilt = 0.0
  /// From -1, looking to the left, to 1, looking to the right.
  var turn = 0.0
  /// Where the pupils are, from -1 to 1 in both directions.
  var gaze = (x: 0.0, y: 0.0)
  /// How far the mouth is open, from 0 to 1.
  var speech = 0.0
  /// Added to the character's own smile.
  var mood = 0.0
  /// How far the eyes are closed, from 0 to 1.
  var blink = 0.0
  /// Added to the eyebrows' own slant.
  var frown = 0.0
  /// The angle of each upper arm and of each forearm, in degrees from hanging down.
  var arms = [(upper: 12.0, lower: 8.0), (upper: 12.0, lower: 8.0)]
}

extension Pose {
  /// A pose drawn by lot.
  /// - Parameter liveliness: How far from the resting pose it goes, 1 being the usual.
  init(liveliness: Double, using random: inout RandomSource.Generator) {
    func vary(_ extent: Double) -> Double {
      Double.random(in: -extent...extent, using: &random)
    }
    tilt = vary(13) * liveliness
    turn = vary(1)
    gaze = (vary(0.8), vary(0.5))
    speech = max(0, vary(1))
    mood = vary(0.6)
    blink = Double.random(in: 0...1, using: &random) < 0.06 ? 1 : max(0, vary(0.35))
    frown = vary(5)
    arms = (0..<2).map { _ in
      let isRaised = Double.random(in: 0...1, using: &random) < 0.3
      return (isRaised ? 60 + vary(40) : 15 + vary(15), isRaised ? 120 + vary(45) : 20 + vary(35))
    }
  }
}
