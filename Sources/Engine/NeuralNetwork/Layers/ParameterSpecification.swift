/// What a layer says about one of its weights.
public struct ParameterSpecification: Sendable, Hashable {
  /// The name within the layer, as in `kernel`.
  public var name: String
  /// The shape, as in `[height, width, channels, filters]`.
  public var shape: [Int]
  /// How the weight is drawn before training.
  public var initializer: Initializer
  /// Whether the optimizer changes it; the moving averages of a normalization are not trainable.
  public var isTrainable: Bool
  /// The factor of its squares in the loss; 0 adds nothing.
  public var l2: Double

  /// Describes a weight, which is trained and not penalized by default.
  public init(
    _ name: String, shape: [Int], initializer: Initializer, isTrainable: Bool = true, l2: Double = 0
  ) {
    self.name = name
    self.shape = shape
    self.initializer = initializer
    self.isTrainable = isTrainable
    self.l2 = l2
  }

  /// The number of weights.
  public var count: Int { shape.reduce(1, *) }
}
