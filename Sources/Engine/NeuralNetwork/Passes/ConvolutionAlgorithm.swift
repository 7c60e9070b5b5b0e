/// How a convolution is computed: the one place where that is chosen.
package enum ConvolutionAlgorithm: Equatable {
  /// Winograd's F(4x4, 3x3) or F(6x6, 3x3), which need a quarter or less of the multiplications.
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

  /// The edge of the tiles, 4 or 6, by which Winograd's algorithm multiplies least for an output of this size.
  ///
  /// A tile costs `(edge + 2)²` multiplications for each pair of channels: tiles of 6 save a fifth where they fit, and lose where much
  /// of the last ones is outside. Between equals the smaller one rounds less.
  package static func winogradTile(outputHeight height: Int, outputWidth width: Int) -> Int {
    func cost(_ edge: Int) -> Int {
      ((height + edge - 1) / edge) * ((width + edge - 1) / edge) * (edge + 2) * (edge + 2)
    }
    return cost(6) < cost(4) ? 6 : 4
  }
}
