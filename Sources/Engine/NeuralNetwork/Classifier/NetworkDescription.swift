import Tensor

/// A network without its weights, as model files hold it.
struct NetworkDescription: Codable {
  var name: String
  var inputShape: [Int]
  var layers: [LayerKind]

  init(_ network: Sequential) {
    (name, inputShape, layers) = (network.name, network.inputShape, network.layers)
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
