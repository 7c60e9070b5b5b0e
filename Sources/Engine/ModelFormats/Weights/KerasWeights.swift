import NeuralNetwork

/// Finds the weights of a network among arrays that are named as Keras names its variables: `sequential/conv2d_3/kernel`.
///
/// Keras counts the layers of a class through all models of a session, so the counters say nothing but the order: the first
/// convolution of the file is the first of the network. A layer that has the author's name on both sides is found by it.
struct KerasWeights {
  /// For each weight of the network the name of its array; `nil` where there is none.
  private(set) var names: [String?] = []
  /// What does not fit, one problem per line.
  private(set) var problems: [String] = []

  /// - Parameter shapes: The arrays of the file.
  init(_ shapes: [String: [Int]], for network: Sequential) {
    var stored = Self.layers(of: shapes.keys.sorted())
    let inputShapes = [network.inputShape] + network.outputShapes
    for (index, kind) in network.layers.enumerated() {
      for layer in kind.layersWithWeights(network.layerNames[index], for: inputShapes[index]) {
        take(layer, from: &stored)
      }
    }
    check(shapes, network)
    let taken = Set(names.compactMap(\.self))
    for layer in stored {
      for name in layer.arrays.values.sorted() where !taken.contains(name) {
        problems.append("\(name) belongs to no layer")
      }
    }
  }

  /// A layer as the file has it.
  private struct StoredLayer {
    /// The last part of its path, without the counter.
    var base: String
    var counter: Int
    /// The last part of its path.
    var name: String
    /// The arrays by the last part of their names.
    var arrays: [String: String]
    var isTaken = false
  }

  /// A layer of the network that has weights.
  struct Layer {
    /// What the network calls it.
    var path: String
    var kind: LayerKind
    var weights: [String]
  }

  /// Whether an array is a weight: the generators of random numbers, which Keras counts among a model's variables, are none.
  static func isWeight(_ name: String) -> Bool {
    name.split(separator: "/").last != "seed_generator_state"
  }

  /// The layers in the order of their counters.
  private static func layers(of names: [String]) -> [StoredLayer] {
    var layers: [String: StoredLayer] = [:]
    for array in names.filter(isWeight) {
      let part = array.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
      // The model's name at the beginning says nothing; the last two parts are layer and weight.
      let path = part.dropLast()
      let name = path.last ?? ""
      let words = name.split(separator: "_")
      let counter = words.count > 1 ? words.last.flatMap { Int($0) } : nil
      let base = counter == nil ? name : words.dropLast().joined(separator: "_")
      layers[
        path.joined(separator: "/"),
        default: StoredLayer(base: base, counter: counter ?? 0, name: name, arrays: [:])
      ].arrays[part[part.count - 1]] = array
    }
    return layers.sorted { ($0.value.counter, $0.key) < ($1.value.counter, $1.key) }.map(\.value)
  }

  private mutating func take(_ layer: Layer, from stored: inout [StoredLayer]) {
    let weights = layer.weights
    let base = snakeCase(type(of: layer.kind.layer).className)
    let place =
      stored.firstIndex { !$0.isTaken && $0.name == layer.kind.layer.name }
      ?? stored.firstIndex { !$0.isTaken && $0.base == base }
    guard let place else {
      problems.append("\(layer.path) has no layer of its class left in the file")
      names += weights.map { _ in nil }
      return
    }
    stored[place].isTaken = true
    let arrays = stored[place].arrays
    for weight in weights {
      // Keras 2 has another name for the kernel of a depthwise convolution.
      let found = arrays[weight] ?? (weight == "kernel" ? arrays["depthwise_kernel"] : nil)
      if found == nil {
        problems.append(
          "\(layer.path)/\(weight) is missing in the file's layer \(stored[place].name)")
      }
      names.append(found)
    }
  }

  /// Compares the shapes of what was found.
  private mutating func check(_ shapes: [String: [Int]], _ network: Sequential) {
    for (index, name) in names.enumerated() {
      guard let name, let shape = shapes[name], shape != network.weights[index].shape else {
        continue
      }
      problems.append(
        "\(network.parameterNames[index]) has shape \(network.weights[index].shape), \(name) has \(shape)"
      )
    }
  }
}

extension LayerKind {
  /// The layers that have weights, those within a residual block included, in the order of the network's weights.
  fileprivate func layersWithWeights(
    _ path: String, for inputShape: [Int]
  ) -> [KerasWeights.Layer] {
    guard case .residual(let block) = self else {
      let weights = layer.parameters(for: inputShape).map(\.name)
      return weights.isEmpty ? [] : [KerasWeights.Layer(path: path, kind: self, weights: weights)]
    }
    return [("main", block.main), ("shortcut", block.shortcut)].flatMap { side, layers in
      var shape = inputShape
      return layers.enumerated().flatMap { index, kind in
        defer { shape = (try? kind.layer.outputShape(for: shape)) ?? shape }
        return kind.layersWithWeights("\(path)/\(side)/\(index)", for: shape)
      }
    }
  }
}
