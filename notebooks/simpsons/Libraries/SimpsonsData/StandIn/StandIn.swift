import Checks

/// Pictures of 18 drawn characters that stand in for the real data, in its layout, so that everything runs without it.
///
/// ```swift
/// let folders = try StandIn(seed: 0).write(to: "output/simpsons/stand-in")
/// let pictures = try SimpsonsPictures(folders, dataName: "stand-in")
/// ```
///
/// Each picture shows one character in a random pose, size, place and light, before a random background, often with others
/// behind and things in front. As in the real data, the classes differ in size, pictures differ in size and compression,
/// and part of the test pictures (here half) are smaller copies of training pictures.
///
/// All follows from the settings, byte for byte, for any number of cores; other versions of Cairo or of the JPEG
/// library may give other bytes.
public struct StandIn: Sendable, Codable, Hashable {
  /// Raised when the same settings begin to give other pictures.
  public static let version = 2

  /// The seed of everything random.
  public let seed: UInt64
  /// From 0, large clear figures, to 1, small ones in crowds, half hidden and in disguise; 0.45 by default.
  public let difficulty: Double
  /// The number of training pictures; 2,000 by default.
  public let trainingCount: Int
  /// The number of test pictures of the 18 characters; 540 by default.
  public let testCount: Int

  /// Describes a set of pictures; the same arguments always give the same pictures.
  /// - Precondition: `difficulty` is from 0 to 1, and there is at least one picture a character on either side.
  public init(
    seed: UInt64 = 0, difficulty: Double = 0.45, trainingCount: Int = 2_000, testCount: Int = 540
  ) {
    require(
      (0...1).contains(difficulty), "the difficulty must be from 0 to 1, received \(difficulty)")
    let least = Cast.characters.count
    require(
      trainingCount >= least && testCount >= least,
      "there must be at least \(least) training and test pictures, one for each character, received \(trainingCount) and "
        + "\(testCount)"
    )
    self.seed = seed
    self.difficulty = difficulty
    self.trainingCount = trainingCount
    self.testCount = testCount
  }
}
