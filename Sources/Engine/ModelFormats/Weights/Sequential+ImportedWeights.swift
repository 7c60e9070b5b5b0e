import NeuralNetwork

extension Sequential {
  /// Replaces all weights by those of a file: safetensors, or NumPy's `.npz`.
  ///
  /// The arrays have the names that `saveWeights(to:)` gives them, or those of Keras. Weights of a model with the same layers
  /// come from Python by
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
  /// In names by Keras a common first part, the model's name, is left out, and layers of a class are matched in the order of
  /// their counters: the file's `conv2d_4` and `conv2d_7` are this network's `conv2d` and `conv2d_1`. Layers whose names were
  /// given on both sides are matched by name. Numbers of 16 and 64 bits are converted.
  ///
  /// - Throws: When the file cannot be read, and `WeightMismatch` with everything that does not fit; the network is then unchanged.
  public mutating func importWeights(from path: String) throws {
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
    setWeights(try names.compactMap(\.self).map(arrays.tensor))
  }
}
