import Checks
import Tensor

/// A trained network with everything needed to use it: the names of its classes and the preprocessing of pictures.
///
/// ```swift
/// let classifier = Classifier(trained.network, classNames: pictures.classNames)
/// try classifier.save(to: "simpsons.safetensors")
/// let same = try Classifier(contentsOf: "simpsons.safetensors")
/// let answers = try same.classify(pixels)   // [[Classification]], the most likely first
/// ```
public struct Classifier: Sendable, Codable, Equatable {
  /// The trained network.
  public let network: Sequential
  /// The classes in the order of the network's outputs.
  public let classNames: [String]
  /// What is done to pixels after they were scaled to 0...1.
  public let normalization: PixelNormalization
  /// Whether the answer is the mean of those for the picture and for its mirror image.
  public let averagesMirrorImages: Bool
  /// Whether a picture that becomes smaller is averaged over the areas that its new pixels cover; else it is interpolated between
  /// the nearest four. Pictures for the network must be decoded as they were for the training.
  public let averagesAreas: Bool

  /// Makes a classifier from a trained network.
  /// - Precondition: The network takes pictures and has an output for each class.
  public init(
    _ network: Sequential, classNames: [String], normalization: PixelNormalization = .none,
    averagesMirrorImages: Bool = false, averagesAreas: Bool = false
  ) {
    let mismatch = Self.mismatch(network, classNames, normalization)
    require(mismatch == nil, mismatch ?? "")
    self.network = network
    self.classNames = classNames
    self.normalization = normalization
    self.averagesMirrorImages = averagesMirrorImages
    self.averagesAreas = averagesAreas
  }

  /// Why the parts make no classifier, as a clause; `nil` when they do.
  static func mismatch(
    _ network: Sequential, _ classNames: [String], _ normalization: PixelNormalization
  ) -> String? {
    guard network.inputShape.count == 3, [1, 3].contains(network.inputShape[2]) else {
      return "its network takes samples of shape \(network.inputShape), not pictures in gray or RGB"
    }
    guard network.outputShape == [classNames.count] else {
      return "its network gives \(network.outputShape) for \(classNames.count) classes"
    }
    if network.parameterNames.contains(whiteningName) {
      return "its network has a weight called \(whiteningName), as the whitening is"
    }
    return normalization.mismatch(with: network.inputShape).map { "it has \($0)" }
  }

  /// The probability of each class for each picture, `[n, classes]`.
  /// - Parameters:
  ///   - pixels: `[n, height, width, channels]` as the network's ``Sequential/inputShape`` says, RGB or gray.
  ///   - batchSize: Samples that are computed at the same time; no result depends on it.
  /// - Throws: ``TrainingError`` for pictures of another shape, `Interrupted` when the host requests a stop.
  public func probabilities(of pixels: Tensor<UInt8>, batchSize: Int = 32) throws -> Tensor<Float> {
    let views: [any BatchSource] =
      averagesMirrorImages
      ? [
        pixels.normalized(by: normalization),
        MirroredPictures(pixels).normalized(by: normalization),
      ] : [pixels.normalized(by: normalization)]
    return try network.predict(averaging: views, batchSize: batchSize)
  }

  /// The most likely classes of each picture, the most likely first.
  /// - Parameters:
  ///   - pixels: As for ``probabilities(of:batchSize:)``.
  ///   - count: How many classes; no more than there are.
  public func classify(_ pixels: Tensor<UInt8>, top count: Int = 3) throws -> [[Classification]] {
    require(count >= 0, "the number of classes is at least 0, received \(count)")
    let probabilities = try probabilities(of: pixels)
    return (0..<probabilities.rowCount).map { row in
      let scores = probabilities.row(row).elements
      // What is not a number comes last, so that the order is one.
      let ranks = scores.map { $0.isNaN ? -.infinity : $0 }
      let order = ranks.indices.sorted { (ranks[$1], $0) < (ranks[$0], $1) }
      return order.prefix(count).map {
        Classification(label: $0, name: classNames[$0], confidence: scores[$0])
      }
    }
  }
}

/// One possible answer to who is in a picture.
public struct Classification: Sendable, Codable, Equatable {
  /// The number of the class.
  public var label: Int
  /// The name of the class.
  public var name: String
  /// The probability that the network gives it.
  public var confidence: Float
}
