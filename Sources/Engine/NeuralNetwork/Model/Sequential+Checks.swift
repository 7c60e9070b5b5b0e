import Tensor

/// A layer that no network can have: settings out of bounds, or a name that another layer has.
public struct LayerError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The layer's name or class, as in `conv2d_1`.
  public var layer: String
  /// What is wrong, as a clause that follows the layer.
  public var reason: String

  public var description: String { "\(layer) \(reason)" }
}

extension Sequential {
  /// The largest extent of an axis.
  private static let largestExtent = 1 << 20
  /// The most numbers that a layer may give for a sample, and the most of one of its weights.
  private static let mostNumbers = 1 << 28
  private static let mostWeights = 1 << 32

  /// Checks the layers before anything is computed with them, whether a program made them or a file holds them: so every network
  /// that can be built and saved can be loaded.
  /// - Throws: ``ShapeError`` or ``LayerError``.
  static func check(_ layers: [LayerKind], inputShape: [Int]) throws {
    try check(inputShape, of: "the input", most: mostNumbers)
    _ = try check(layers, from: inputShape)
  }

  /// - Throws: ``LayerError`` for a name that two layers or two weights have.
  func checkNames() throws {
    for names in [layerNames, parameterNames] {
      var seen: Set<String> = []
      for name in names where !seen.insert(name).inserted {
        throw LayerError(layer: name, reason: "is the name of two layers; give one another name")
      }
    }
  }

  private static func check(_ layers: [LayerKind], from inputShape: [Int]) throws -> [Int] {
    var shape = inputShape
    for kind in layers {
      let className = type(of: kind.layer).className
      guard kind.hasSoundSettings else {
        throw LayerError(
          layer: className, reason: "has settings out of their bounds: \(kind.layer)")
      }
      if case .residual(let block) = kind {
        _ = try check(block.main, from: shape)
        _ = try check(block.shortcut, from: shape)
      }
      let output = try kind.layer.outputShape(for: shape)
      try check(output, of: className, most: mostNumbers)
      for parameter in kind.layer.parameters(for: shape) {
        try check(parameter.shape, of: "\(className) \(parameter.name)", most: mostWeights)
      }
      shape = output
    }
    return shape
  }

  private static func check(_ shape: [Int], of layer: String, most: Int) throws {
    var count = 1
    for extent in shape {
      guard (1...largestExtent).contains(extent), count <= most / extent else {
        throw ShapeError(
          layer: layer,
          expected: "axes of 1 to \(largestExtent) with at most \(most) numbers", received: shape)
      }
      count *= extent
    }
  }
}

extension LayerKind {
  /// Whether all settings are in their bounds. Initializers check most of them, but settings can be changed and decoded.
  fileprivate var hasSoundSettings: Bool {
    switch self {
    case .conv2D(let layer):
      isSound(layer.filters) && isSound(layer.kernelSize, layer.strides, layer.dilationRate)
        && layer.l2.isFinite && layer.kernelInitializer.isSound && layer.biasInitializer.isSound
    case .depthwiseConv2D(let layer):
      isSound(layer.depthMultiplier) && layer.depthwiseInitializer.isSound
        && isSound(layer.kernelSize, layer.strides, layer.dilationRate)
    case .separableConv2D(let layer):
      isSound(layer.filters, layer.depthMultiplier)
        && isSound(layer.kernelSize, layer.strides, layer.dilationRate)
    case .zeroPadding2D(let layer):
      [layer.top, layer.bottom, layer.left, layer.right].allSatisfy { (0...4096).contains($0) }
    case .maxPooling2D(let layer): isSound(layer.poolSize, layer.strides)
    case .averagePooling2D(let layer): isSound(layer.poolSize, layer.strides)
    case .batchNormalization(let layer):
      layer.epsilon >= 0 && layer.epsilon.isFinite && (0...1).contains(layer.momentum)
    case .dense(let layer):
      isSound(layer.units) && layer.l2.isFinite && layer.kernelInitializer.isSound
        && layer.biasInitializer.isSound
    case .dropout(let layer): (0..<1).contains(layer.rate)
    case .globalAveragePooling2D, .activation, .flatten, .residual, .custom: true
    }
  }

  private func isSound(_ counts: Int...) -> Bool {
    counts.allSatisfy { (1...1 << 20).contains($0) }
  }

  private func isSound(_ sizes: Size2D...) -> Bool {
    sizes.allSatisfy { (1...4096).contains($0.height) && (1...4096).contains($0.width) }
  }
}

extension Initializer {
  fileprivate var isSound: Bool {
    if case .constant(let value) = self { value.isFinite } else { true }
  }
}
