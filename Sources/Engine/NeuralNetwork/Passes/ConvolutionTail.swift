/// What is done to a convolution's output before it leaves the cache.
struct ConvolutionTail: Equatable {
  var relu: Bool
  /// Whether a 2x2 max pooling follows.
  var pools: Bool

  /// Fused are relu or no activation, and a pooling of 2x2 that is within the picture.
  init?(_ activation: ActivationFunction, pooling: MaxPooling2D? = nil) {
    guard activation == .relu || activation == .linear else { return nil }
    if let pooling {
      guard pooling.poolSize == 2, pooling.strides == 2, pooling.padding == .valid else {
        return nil
      }
    }
    relu = activation == .relu
    pools = pooling != nil
  }
}
