import Artifacts
import Tensor

extension Sequential {
  /// Writes the weights as a safetensors file, under their ``parameterNames``.
  /// - Throws: `FileError` when the file cannot be written.
  public func saveWeights(to path: String) throws {
    let parts = zip(parameterNames, weights).map { $1.part(named: $0) }
    try SafetensorsFile.write(parts, metadata: ["network": name], to: path)
  }

  /// Replaces all weights by those of a safetensors file with the same names and shapes.
  /// - Throws: When the file cannot be read, or lacks a weight or has it in another shape; the network is then unchanged.
  public mutating func loadWeights(from path: String) throws {
    let file = try SafetensorsFile(path: path)
    weights = try zip(parameterNames, weights).map { name, old in
      let tensor: Tensor<Float> = try file.tensor(name)
      guard tensor.shape == old.shape else {
        throw TensorFileError(
          path: path, tensor: name, reason: "has shape \(tensor.shape), expected \(old.shape)")
      }
      return tensor
    }
  }

  /// Replaces all weights, in the order of ``parameterNames``.
  public mutating func setWeights(_ weights: [Tensor<Float>]) {
    precondition(
      weights.map(\.shape) == self.weights.map(\.shape),
      "weights must have the shapes \(self.weights.map(\.shape)), received \(weights.map(\.shape))")
    self.weights = weights
  }

  /// The weight called `name`, as in `conv2d/kernel`.
  public subscript(weight name: String) -> Tensor<Float>? {
    parameterNames.firstIndex(of: name).map { weights[$0] }
  }
}
