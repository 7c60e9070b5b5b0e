import Artifacts
import Checks
import Tensor

extension Sequential {
  /// Writes the weights as a safetensors file, under their ``parameterNames``.
  /// - Throws: `FileError` when the file cannot be written.
  public func saveWeights(to path: String) throws {
    let parts = zip(parameterNames, weights).map { $1.part(named: $0) }
    try SafetensorsFile.write(parts, metadata: ["network": name], to: path)
  }

  /// Replaces all weights by those of a file that ``saveWeights(to:)`` has written.
  ///
  /// Files of Keras and NumPy are read by `importWeights(from:)` of the module `ModelFormats`.
  /// - Throws: `FileError` or `SafetensorsError` when the file cannot be read, ``WeightMismatch`` with everything that does not fit; the
  ///   network is then unchanged.
  public mutating func loadWeights(from path: String) throws {
    let file = try SafetensorsFile(path: path)
    var problems = zip(parameterNames, weights).compactMap { name, weight -> String? in
      guard let shape = file.entries[name]?.shape else { return "\(name) is missing in the file" }
      return shape == weight.shape
        ? nil : "\(name) has shape \(weight.shape), that of the file has \(shape)"
    }
    problems += Set(file.entries.keys).subtracting(parameterNames).sorted()
      .map { "\($0) belongs to no layer" }
    guard problems.isEmpty else { throw WeightMismatch(path: path, problems: problems) }
    weights = try parameterNames.map { try file.tensor($0) }
  }

  /// Replaces all weights, in the order of ``parameterNames``.
  public mutating func setWeights(_ weights: [Tensor<Float>]) {
    require(
      weights.map(\.shape) == self.weights.map(\.shape),
      "weights must have the shapes \(self.weights.map(\.shape)), received \(weights.map(\.shape))")
    self.weights = weights
  }

  /// The weight called `name`, as in `conv2d/kernel`.
  public subscript(weight name: String) -> Tensor<Float>? {
    parameterNames.firstIndex(of: name).map { weights[$0] }
  }
}

/// Weights of a file that do not fit a network.
public struct WeightMismatch: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file that was read.
  public var path: String
  /// What does not fit, one line for each problem.
  public var problems: [String]

  package init(path: String, problems: [String]) {
    self.path = path
    self.problems = problems
  }

  public var description: String {
    let shown = problems.prefix(12).map { "\n  \($0)" }.joined()
    let rest = problems.count > 12 ? "\n  and \(problems.count - 12) more" : ""
    return "the weights of \(path) do not fit the network:\(shown)\(rest)"
  }
}
