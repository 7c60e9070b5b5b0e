import Checks
import Tensor

/// What is done to each picture between its pixels, scaled to 0...1, and the network: centering, scaling and whitening, with the
/// settings and in the order of Keras' `ImageDataGenerator`.
///
/// By default nothing is done. What follows from a set of pictures is found once, on the training pictures:
///
/// ```swift
/// let normalization = PixelNormalization(fitting: pictures.training.pixels, centers: true, scales: true)
/// let samples = AugmentedPictures(pixels, augmentation).normalized(by: normalization)
/// ```
public struct PixelNormalization: Sendable, Codable, Equatable {
  /// Whether each picture's own mean is taken from it: `samplewise_center`.
  public var samplewiseCenter: Bool
  /// Whether each picture is divided by its own standard deviation, plus 1e-6: `samplewise_std_normalization`.
  public var samplewiseDeviation: Bool
  /// What is taken from each channel: `featurewise_center`. Empty for nothing.
  public var channelMeans: [Float]
  /// What each channel is then divided by: `featurewise_std_normalization`. Empty for nothing.
  public var channelDeviations: [Float]
  /// The matrix by which a picture, as one row, is multiplied at last: `zca_whitening`; see ``whitening(of:epsilon:)``.
  public var whitening: Tensor<Float>?

  /// Makes a normalization from values found elsewhere; see ``init(fitting:centers:scales:)`` to find them.
  public init(
    samplewiseCenter: Bool = false, samplewiseDeviation: Bool = false, channelMeans: [Float] = [],
    channelDeviations: [Float] = [], whitening: Tensor<Float>? = nil
  ) {
    require(
      channelDeviations.allSatisfy { $0 > 0 }, "deviations above 0, not \(channelDeviations)")
    self.samplewiseCenter = samplewiseCenter
    self.samplewiseDeviation = samplewiseDeviation
    self.channelMeans = channelMeans
    self.channelDeviations = channelDeviations
    self.whitening = whitening
  }

  /// Nothing but the scaling to 0...1.
  public static let none = PixelNormalization()

  /// Whether pictures stay as they are.
  public var isNone: Bool { self == .none }

  /// Normalizes one sample in place.
  /// - Parameter channels: The extent of the last axis.
  func apply(to sample: UnsafeMutableBufferPointer<Float>, channels: Int) {
    if samplewiseCenter {
      let mean = Float(Self.mean(sample))
      for index in sample.indices { sample[index] -= mean }
    }
    if samplewiseDeviation {
      let mean = Self.mean(sample)
      let squares = sample.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
      let deviation = Float((squares / Double(max(sample.count, 1))).squareRoot()) + Self.epsilon
      for index in sample.indices { sample[index] /= deviation }
    }
    guard !channelMeans.isEmpty || !channelDeviations.isEmpty else { return }
    let factors = channelDeviations.map { 1 / ($0 + Self.epsilon) }
    for start in stride(from: 0, to: sample.count, by: channels) {
      for channel in 0..<channels {
        var value = sample[start + channel]
        if !channelMeans.isEmpty { value -= channelMeans[channel] }
        if !factors.isEmpty { value *= factors[channel] }
        sample[start + channel] = value
      }
    }
  }

  /// What Keras adds to deviations, so that an empty picture is not divided by 0.
  package static let epsilon: Float = 1e-6

  private static func mean(_ values: UnsafeMutableBufferPointer<Float>) -> Double {
    values.reduce(0.0) { $0 + Double($1) } / Double(max(values.count, 1))
  }

  /// - Returns: Why samples of this shape cannot be normalized so, as a clause; `nil` when they can.
  package func mismatch(with sampleShape: [Int]) -> String? {
    let channels = sampleShape.last ?? 0
    for (what, values) in [("means", channelMeans), ("deviations", channelDeviations)]
    where !values.isEmpty && values.count != channels {
      return "\(values.count) channel \(what) for samples of shape \(sampleShape)"
    }
    let count = elementCount(of: sampleShape)
    if let shape = whitening?.shape, shape != [count, count] {
      return "a whitening matrix \(shape) for samples of \(count) numbers"
    }
    return nil
  }
}
