extension Sequential {
  /// Multiplications and additions of one prediction when convolutions are computed directly: a yardstick for speed that does not
  /// depend on the algorithm. A training step takes about three times as many.
  public var directOperations: Double {
    var shape = inputShape
    return zip(layers, outputShapes).reduce(0) { sum, layer in
      defer { shape = layer.1 }
      let kernels = layer.0.layer.parameters(for: shape).filter { $0.shape.count > 1 }
      let pixels = layer.1.dropLast().reduce(1, *)
      return sum + kernels.reduce(0) { $0 + 2 * Double($1.count * pixels) }
    }
  }
}
