extension Recipe {
  /// A network of equally wide hidden layers with about as many weights as given.
  ///
  /// For L layers of width w, (L - 1) w² + (inputs + classes) w is the number of weights.
  static func fullyConnected(layers: Int, weights: Int, inputs: Int, classes: Int) -> Recipe {
    let linear = Double(inputs + classes)
    let root = (linear * linear + 4 * Double(layers - 1) * Double(weights)).squareRoot()
    let width = max(1, Int((2 * Double(weights) / (linear + root)).rounded()))
    return Recipe("\(layers) hidden \(layers == 1 ? "layer" : "layers") of \(width)") {
      $0.architecture = .fullyConnected(Array(repeating: width, count: layers))
    }
  }
}
