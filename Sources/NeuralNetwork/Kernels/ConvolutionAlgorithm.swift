/// How a convolution is computed: the one place where that is chosen.
enum ConvolutionAlgorithm: Equatable {
  /// Winograd's F(4x4, 3x3), which needs a quarter of the multiplications.
  case winograd
  /// The same for large pictures of few channels, whose transformed tiles would not stay in the caches.
  case winogradInBands
  /// Products over the picture's own rows, for few input channels, where unrolling would cost more than the product.
  case direct
  /// A product over unrolled windows: any shape.
  case unrolled

  /// - Parameters:
  ///   - window: The convolution's sizes.
  ///   - filters: The output channels.
  init(_ window: Window, filters: Int) {
    let isPlain = window.dilation == 1 && filters % 16 == 0
    if isPlain, window.kernel == 3, window.strides == 1, window.channels % 16 == 0 {
      let isLarge = window.outputPixels >= 1024 && window.channels * filters <= 4096
      self = isLarge ? .winogradInBands : .winograd
    } else if isPlain, window.channels <= 4 {
      self = .direct
    } else {
      self = .unrolled
    }
  }
}
