import CKernels
import Testing

/// The pooling of sixteen channels at a time against one element after another.
struct MaxPoolingKernelTests {
  @Test(
    "A maximum is the first largest of its window, and padding never wins",
    arguments: [1, 15, 16, 17, 32, 40], [(size: 2, pad: 0), (size: 3, pad: 1)])
  func maximum(channels: Int, window: (size: Int, pad: Int)) {
    let (height, width, stride) = (7, 5, 2)
    let rows = (height + 2 * window.pad - window.size) / stride + 1
    let columns = (width + 2 * window.pad - window.size) / stride + 1
    var geometry = ck_window(
      height: Int32(height), width: Int32(width), channels: Int32(channels),
      output_height: Int32(rows), output_width: Int32(columns), kernel_height: Int32(window.size),
      kernel_width: Int32(window.size), stride_y: Int32(stride), stride_x: Int32(stride),
      dilation_y: 1, dilation_x: 1, pad_y: Int32(window.pad), pad_x: Int32(window.pad))
    // Few different values, all of them negative, so that windows hold equals and zeros would win.
    let input = Networks.noise([height * width * channels], seed: 4).elements.map {
      ($0 * 3).rounded() - 10
    }
    let count = rows * columns * channels
    var output = [Float](repeating: 0, count: count)
    var places = [UInt16](repeating: 99, count: count)
    ck_max_pool(&geometry, input, &output, &places)
    for y in 0..<rows {
      for x in 0..<columns {
        for channel in 0..<channels {
          var (largest, place) = (-Float.infinity, 0)
          for ky in 0..<window.size {
            for kx in 0..<window.size {
              let (row, column) = (y * stride - window.pad + ky, x * stride - window.pad + kx)
              guard (0..<height).contains(row), (0..<width).contains(column) else { continue }
              let value = input[(row * width + column) * channels + channel]
              if value > largest { (largest, place) = (value, ky * window.size + kx) }
            }
          }
          let index = (y * columns + x) * channels + channel
          #expect(output[index] == largest)
          #expect(Int(places[index]) == place)
        }
      }
    }
  }
}
