import Tensor

/// A network without its weights, as model files hold it.
struct NetworkDescription: Codable {
  var name: String
  var inputShape: [Int]
  var layers: [LayerKind]

  init(_ network: Sequential) {
    (name, inputShape, layers) = (network.name, network.inputShape, network.layers)
  }

  /// The largest extent of an axis that is read from a file, and the most numbers that a layer may give for a sample.
  private static let largestExtent = 1 << 20
  private static let mostNumbers = 1 << 28

  /// Checks what a file said, before anything is computed with it: a layer's settings are those that its initializer would
  /// take, and nothing overflows.
  /// - Throws: ``ShapeError``, or ``UnsoundLayer``.
  func check() throws {
    try Self.check(inputShape, of: "the input")
    _ = try Self.check(layers, from: inputShape)
    let names = Sequential(self, weights: []).layerNames
    guard Set(names).count == names.count else { throw UnsoundLayer(className: "layer") }
  }

  private static func check(_ layers: [LayerKind], from inputShape: [Int]) throws -> [Int] {
    var shape = inputShape
    for layer in layers {
      let className = type(of: layer.layer).className
      guard layer.hasSoundSettings else { throw UnsoundLayer(className: className) }
      if case .residual(let block) = layer {
        _ = try check(block.main, from: shape)
        _ = try check(block.shortcut, from: shape)
      }
      shape = try layer.layer.outputShape(for: shape)
      try check(shape, of: className)
    }
    return shape
  }

  private static func check(_ shape: [Int], of layer: String) throws {
    var count = 1
    for extent in shape {
      guard (1...largestExtent).contains(extent), count <= mostNumbers / extent else {
        throw ShapeError(layer: layer, expected: "a shape of reasonable size", received: shape)
      }
      count *= extent
    }
  }
}

/// A layer of a file with settings that no layer can have.
struct UnsoundLayer: Error, CustomStringConvertible {
  var className: String
  var description: String { "a \(className) has a name or settings that it cannot have" }
}

extension LayerKind {
  /// Whether all settings are in their bounds, as initializers demand; what is decoded was not made by one.
  fileprivate var hasSoundSettings: Bool {
    switch self {
    case .conv2D(let layer):
      isSound(layer.filters) && isSound(layer.kernelSize, layer.strides, layer.dilationRate)
    case .depthwiseConv2D(let layer):
      isSound(layer.depthMultiplier)
        && isSound(layer.kernelSize, layer.strides, layer.dilationRate)
    case .separableConv2D(let layer):
      isSound(layer.filters, layer.depthMultiplier)
        && isSound(layer.kernelSize, layer.strides, layer.dilationRate)
    case .zeroPadding2D(let layer):
      [layer.top, layer.bottom, layer.left, layer.right].allSatisfy { (0...4096).contains($0) }
    case .maxPooling2D(let layer): isSound(layer.poolSize, layer.strides)
    case .averagePooling2D(let layer): isSound(layer.poolSize, layer.strides)
    case .batchNormalization(let layer): layer.epsilon >= 0 && (0...1).contains(layer.momentum)
    case .dense(let layer): isSound(layer.units)
    case .dropout(let layer): (0..<1).contains(layer.rate)
    case .globalAveragePooling2D, .activation, .flatten, .residual: true
    }
  }

  private func isSound(_ counts: Int...) -> Bool { counts.allSatisfy { (1...65_536).contains($0) } }

  private func isSound(_ sizes: Size2D...) -> Bool {
    sizes.allSatisfy { (1...4096).contains($0.height) && (1...4096).contains($0.width) }
  }
}

extension Sequential {
  /// A network with given weights, whose shapes the caller has checked.
  init(_ description: NetworkDescription, weights: [Tensor<Float>]) {
    name = description.name
    inputShape = description.inputShape
    layers = description.layers
    self.weights = weights
  }
}
