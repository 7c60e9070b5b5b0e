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

  /// Replaces all weights by those of a file: safetensors, or NumPy's `.npz`.
  ///
  /// The arrays have the names that ``saveWeights(to:)`` gives them, or those of Keras. A model of the same layers is taken over
  /// from Python by
  ///
  /// ```python
  /// import numpy
  /// numpy.savez("weights.npz", **{v.path: v.numpy() for v in model.weights})
  /// ```
  ///
  /// or, with `from safetensors.numpy import save_file`, by
  ///
  /// ```python
  /// save_file({v.path: v.numpy() for v in model.weights}, "weights.safetensors")
  /// ```
  ///
  /// Of names by Keras a common first part, the model's name, is left out, and layers of a class are matched in the order of
  /// their counters: the file's `conv2d_4` and `conv2d_7` are this network's `conv2d` and `conv2d_1`. Layers that have
  /// names of their own on both sides are matched by them. Numbers of 16 and 64 bits are converted.
  ///
  /// - Throws: When the file cannot be read, and ``WeightMismatch`` with all that does not fit; the network is then unchanged.
  public mutating func loadWeights(from path: String) throws {
    let arrays = try WeightArrays(path: path)
    let stored = Set(arrays.names)
    var names: [String?] = parameterNames
    var problems: [String] = []
    if !stored.isSuperset(of: parameterNames) {
      let match = KerasWeights(
        Dictionary(uniqueKeysWithValues: arrays.names.map { ($0, arrays.shape($0)) }), for: self)
      (names, problems) = (match.names, match.problems)
    } else {
      problems = zip(parameterNames, weights).compactMap { name, weight in
        let shape = arrays.shape(name)
        return shape == weight.shape
          ? nil : "\(name) has shape \(weight.shape), that of the file has \(shape)"
      }
      problems += stored.subtracting(parameterNames).filter(KerasWeights.isWeight).sorted()
        .map { "\($0) belongs to no layer" }
    }
    guard problems.isEmpty else { throw WeightMismatch(path: path, problems: problems) }
    weights = try names.compactMap(\.self).map(arrays.tensor)
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
  public var path: String
  /// What does not fit, a line each.
  public var problems: [String]

  public var description: String {
    let shown = problems.prefix(12).map { "\n  \($0)" }.joined()
    let rest = problems.count > 12 ? "\n  and \(problems.count - 12) more" : ""
    return "the weights of \(path) do not fit the network:\(shown)\(rest)"
  }
}
