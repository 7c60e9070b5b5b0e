import CKernels
import Testing

/// The loops over sixteen channels at a time against their plain twins.
struct PoolingKernelTests {
  /// A window of `size` with `pad` pixels of padding over pictures of 7 by 5.
  private func window(_ channels: Int, size: Int, pad: Int, stride: Int = 2) -> ck_window {
    ck_window(
      height: 7, width: 5, channels: Int32(channels),
      output_height: Int32((7 + 2 * pad - size) / stride + 1),
      output_width: Int32((5 + 2 * pad - size) / stride + 1), kernel_height: Int32(size),
      kernel_width: Int32(size), stride_y: Int32(stride), stride_x: Int32(stride), dilation_y: 1,
      dilation_x: 1, pad_y: Int32(pad), pad_x: Int32(pad))
  }

  private func outputCount(_ window: ck_window, _ channels: Int) -> Int {
    Int(window.output_height * window.output_width) * channels
  }

  @Test(
    "A maximum is the first largest of its window, and padding never wins",
    arguments: [1, 15, 16, 17, 32, 40], [(size: 2, pad: 0), (size: 3, pad: 1)])
  func maximum(channels: Int, shape: (size: Int, pad: Int)) {
    var window = window(channels, size: shape.size, pad: shape.pad)
    // Few different values, all of them negative, so that windows hold equals and zeros would win.
    let input = Networks.noise([35 * channels], seed: 4).elements.map { ($0 * 3).rounded() - 10 }
    let count = outputCount(window, channels)
    var (output, expected) = (
      [Float](repeating: 0, count: count), [Float](repeating: 0, count: count)
    )
    var places = [UInt16](repeating: 99, count: count)
    var expectedPlaces = places
    ck_max_pool(&window, input, &output, &places)
    ck_reference_max_pool(&window, input, &expected, &expectedPlaces)
    #expect(output == expected)
    #expect(places == expectedPlaces)
  }

  @Test(
    "A mean leaves padding out", arguments: [1, 15, 16, 17, 40],
    [(size: 2, pad: 0), (size: 3, pad: 1)])
  func mean(channels: Int, shape: (size: Int, pad: Int)) {
    var window = window(channels, size: shape.size, pad: shape.pad)
    let input = Networks.noise([35 * channels], seed: 5).elements
    let count = outputCount(window, channels)
    var (output, expected) = (
      [Float](repeating: 0, count: count), [Float](repeating: 0, count: count)
    )
    ck_average_pool(&window, input, &output)
    ck_reference_average_pool(&window, input, &expected)
    for (value, wanted) in zip(output, expected) { #expect(abs(value - wanted) < 1e-6) }
  }

  @Test("A depthwise convolution is one of each channel", arguments: [1, 3, 16, 20], [1, 2])
  func depthwise(channels: Int, multiplier: Int) {
    var window = window(channels, size: 3, pad: 1)
    let input = Networks.noise([35 * channels], seed: 6).elements
    let kernel = Networks.noise([9 * channels * multiplier], seed: 7).elements
    let count = outputCount(window, channels) * multiplier
    var (output, expected) = (
      [Float](repeating: 0, count: count), [Float](repeating: 0, count: count)
    )
    ck_depthwise(&window, Int32(multiplier), input, kernel, nil, &output)
    ck_reference_depthwise(&window, Int32(multiplier), input, kernel, &expected)
    for (value, wanted) in zip(output, expected) { #expect(abs(value - wanted) < 1e-5) }
  }
}
