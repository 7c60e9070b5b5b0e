import NeuralNetwork
import Tensor

/// A kernel in ONNX's order: `[filters, channels of a group, height, width]`.
struct Kernel {
  var name: String
  var shape: [Int]
  var elements: [Float]
  var groups: Int

  /// Of `[height, width, channels, filters]`.
  init(_ weight: GraphBuilder.Weight) {
    let (height, width, channels, filters) = Self.extents(weight)
    self.init(weight, shape: [filters, channels, height, width], groups: 1) {
      (filter, channel) in (channel, filter)
    }
  }

  /// Of `[height, width, channels, depthMultiplier]`: a group for each channel.
  init(depthwise weight: GraphBuilder.Weight) {
    let (height, width, channels, multiplier) = Self.extents(weight)
    self.init(weight, shape: [channels * multiplier, 1, height, width], groups: channels) {
      (filter, _) in (filter / multiplier, filter % multiplier)
    }
  }

  /// - Parameter place: The last two indices of the weight, for the first two of the kernel.
  private init(
    _ weight: GraphBuilder.Weight, shape: [Int], groups: Int,
    _ place: (_ filter: Int, _ channel: Int) -> (Int, Int)
  ) {
    name = weight.name
    self.shape = shape
    self.groups = groups
    let (columns, rows) = (weight.tensor.shape[3], weight.tensor.shape[2])
    let area = shape[2] * shape[3]
    var elements: [Float] = []
    elements.reserveCapacity(weight.tensor.count)
    weight.tensor.withUnsafeBufferPointer { source in
      for filter in 0..<shape[0] {
        for channel in 0..<shape[1] {
          let (row, column) = place(filter, channel)
          for pixel in 0..<area { elements.append(source[(pixel * rows + row) * columns + column]) }
        }
      }
    }
    self.elements = elements
  }

  private static func extents(_ weight: GraphBuilder.Weight) -> (Int, Int, Int, Int) {
    let shape = weight.tensor.shape
    return (shape[0], shape[1], shape[2], shape[3])
  }
}

/// How a window slides over pictures, as attributes.
struct Sliding {
  let attributes: [String: Attribute]

  /// - Parameter dilation: `nil` for poolings, which have none.
  init(
    _ shape: [Int], _ kernel: Size2D, _ strides: Size2D, _ padding: Padding, _ dilation: Size2D?
  ) {
    let rows = Self.pads(
      padding, shape[0], kernel.height, strides.height, dilation?.height ?? 1)
    let columns = Self.pads(padding, shape[1], kernel.width, strides.width, dilation?.width ?? 1)
    var attributes: [String: Attribute] = [
      "kernel_shape": .integers([kernel.height, kernel.width]),
      "strides": .integers([strides.height, strides.width]),
      "pads": .integers([rows.before, columns.before, rows.after, columns.after]),
    ]
    if let dilation { attributes["dilations"] = .integers([dilation.height, dilation.width]) }
    self.attributes = attributes
  }

  /// The padded pixels before and after an axis.
  private static func pads(
    _ padding: Padding, _ extent: Int, _ kernel: Int, _ stride: Int, _ dilation: Int
  ) -> (before: Int, after: Int) {
    let (count, before) = padding.windows(
      extent: extent, kernel: kernel, stride: stride, dilation: dilation)
    guard padding == .same else { return (0, 0) }
    let reach = dilation * (kernel - 1) + 1
    return (before, max(0, (count - 1) * stride + reach - extent) - before)
  }
}
