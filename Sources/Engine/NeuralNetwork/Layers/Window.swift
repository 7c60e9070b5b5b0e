import CKernels

/// The sizes of a convolution or a pooling over one picture.
struct Window: Sendable, Hashable {
  var height: Int
  var width: Int
  var channels: Int
  var kernel: Size2D
  var strides: Size2D
  var dilation: Size2D
  var outputHeight: Int
  var outputWidth: Int
  var padTop: Int
  var padLeft: Int

  /// - Throws: ``ShapeError`` when the shape is not that of a picture, or smaller than the window.
  init(
    _ inputShape: [Int], kernel: Size2D, strides: Size2D, padding: Padding, dilation: Size2D = 1,
    layer: String
  ) throws {
    guard inputShape.count == 3 else {
      throw ShapeError(layer: layer, expected: "[height, width, channels]", received: inputShape)
    }
    (height, width, channels) = (inputShape[0], inputShape[1], inputShape[2])
    (self.kernel, self.strides, self.dilation) = (kernel, strides, dilation)
    (outputHeight, padTop) = padding.windows(
      extent: height, kernel: kernel.height, stride: strides.height, dilation: dilation.height)
    (outputWidth, padLeft) = padding.windows(
      extent: width, kernel: kernel.width, stride: strides.width, dilation: dilation.width)
    guard outputHeight > 0, outputWidth > 0, channels > 0 else {
      throw ShapeError(
        layer: layer,
        expected:
          "pictures of at least \(dilation.height * (kernel.height - 1) + 1) x "
          + "\(dilation.width * (kernel.width - 1) + 1) pixels",
        received: inputShape)
    }
  }

  var inputCount: Int { height * width * channels }
  var outputPixels: Int { outputHeight * outputWidth }
  /// The numbers that one window covers.
  var columnCount: Int { kernel.height * kernel.width * channels }

  /// The sizes as the C kernels take them.
  var forKernels: ck_window {
    ck_window(
      height: Int32(height), width: Int32(width), channels: Int32(channels),
      output_height: Int32(outputHeight), output_width: Int32(outputWidth),
      kernel_height: Int32(kernel.height), kernel_width: Int32(kernel.width),
      stride_y: Int32(strides.height), stride_x: Int32(strides.width),
      dilation_y: Int32(dilation.height), dilation_x: Int32(dilation.width),
      pad_y: Int32(padTop), pad_x: Int32(padLeft))
  }
}
