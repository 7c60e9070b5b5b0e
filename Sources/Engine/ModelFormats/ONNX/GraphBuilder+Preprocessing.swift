import NeuralNetwork
import Tensor

extension GraphBuilder {
  /// Pixels as the classifier's network sees them; mirror images follow the pictures where their answers are averaged.
  func preprocess(_ pictures: String, for classifier: Classifier) -> String {
    let shape = classifier.network.inputShape
    var value = add("Cast", [pictures], ["to": .integer(NumberType.float.rawValue)])
    value = add("Mul", [value, constant([1 / 255], shape: [])])
    if classifier.averagesMirrorImages {
      let first = constant([shape[1] - 1])
      let last = constant([-shape[1] - 1])
      let mirrored = add("Slice", [value, first, last, constant([2]), constant([-1])])
      value = add("Concat", [value, mirrored], ["axis": .integer(0)])
    }
    return normalize(value, by: classifier.normalization, shape: shape)
  }

  /// The steps of `PixelNormalization`, in their order.
  private func normalize(
    _ pictures: String, by normalization: PixelNormalization, shape: [Int]
  ) -> String {
    var value = pictures
    let epsilon = PixelNormalization.epsilon
    if normalization.samplewiseCenter { value = add("Sub", [value, mean(value)]) }
    if normalization.samplewiseDeviation {
      let centred = add("Sub", [value, mean(value)])
      let deviation = add("Sqrt", [mean(add("Mul", [centred, centred]))])
      let divisor = add("Add", [deviation, constant([epsilon], shape: [])])
      value = add("Div", [value, divisor])
    }
    if !normalization.channelMeans.isEmpty {
      value = add("Sub", [value, constant(normalization.channelMeans, shape: [shape[2]])])
    }
    if !normalization.channelDeviations.isEmpty {
      let divisors = normalization.channelDeviations.map { $0 + epsilon }
      value = add("Div", [value, constant(divisors, shape: [shape[2]])])
    }
    if let whitening = normalization.whitening {
      let rows = add("Flatten", [value], ["axis": .integer(1)])
      let white = add("MatMul", [rows, constant(whitening, name: "normalization/whitening")])
      value = add("Reshape", [white, constant([-1] + shape)])
    }
    return value
  }

  /// The mean of each picture.
  private func mean(_ pictures: String) -> String {
    add("ReduceMean", [pictures], ["axes": .integers([1, 2, 3]), "keepdims": .integer(1)])
  }
}
