/// Samples of a shape that a layer or a network cannot take.
public struct ShapeError: Error, Sendable, Equatable, CustomStringConvertible {
  /// Who refused, as in `Conv2D`.
  public var layer: String
  /// What it takes, as in `[height, width, channels]`.
  public var expected: String
  /// The shape that it got.
  public var received: [Int]

  /// Makes an error, as a ``CustomLayer`` throws it for shapes that it cannot take.
  public init(layer: String, expected: String, received: [Int]) {
    self.layer = layer
    self.expected = expected
    self.received = received
  }

  public var description: String { "\(layer) expects \(expected), received \(received)" }
}
