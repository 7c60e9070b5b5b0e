import Checks
import Tensor

extension PixelNormalization {
  /// Finds mean and deviation of each channel over a set of pictures, as `fit` of Keras' `ImageDataGenerator` does; but of pixels
  /// scaled to 0...1, as the network gets them, where Keras leaves the rescaling out of its `fit`.
  ///
  /// - Parameters:
  ///   - pixels: The training pictures, `[n, height, width, channels]`; never those that the network is judged by.
  ///   - centers: Whether the means are taken from the pictures.
  ///   - scales: Whether the pictures are divided by the deviations; those of a channel without any become 1.
  public init(fitting pixels: Tensor<UInt8>, centers: Bool = true, scales: Bool = true) {
    require(
      pixels.rank == 4 && pixels.count > 0,
      "pictures have the shape [n, height, width, channels], not \(pixels.shape)")
    let channels = pixels.shape[3]
    var sums = [UInt64](repeating: 0, count: channels)
    var squares = sums
    pixels.withUnsafeBufferPointer { pixels in
      for start in stride(from: 0, to: pixels.count, by: channels) {
        for channel in 0..<channels {
          let value = UInt64(pixels[start + channel])
          sums[channel] += value
          squares[channel] += value * value
        }
      }
    }
    let count = Double(pixels.count / channels)
    let means = sums.map { Double($0) / count }
    let deviations = zip(squares, means).map { max(0, Double($0) / count - $1 * $1).squareRoot() }
    self.init(
      channelMeans: centers ? means.map { Float($0 / 255) } : [],
      channelDeviations: scales ? deviations.map { $0 == 0 ? 1 : Float($0 / 255) } : [])
  }

  /// Adds ZCA whitening, which makes the numbers of a picture uncorrelated while it still looks like a picture (Bell and
  /// Sejnowski, 1997; in the form of Keras: `U diag(sqrt(n) / (s + epsilon)) U'` for the singular values s of the n pictures).
  ///
  /// The matrix has the square of a picture's numbers: 3 million for 24 by 24 pixels in color, 151 million (600 MB) for 64 by 64,
  /// and time grows with the third power. It is meant for small pictures.
  ///
  /// - Parameters:
  ///   - samples: The training pictures, `[n, height, width, channels]`; they are normalized by this normalization first.
  ///   - epsilon: Keeps directions without variance from growing.
  public func whitening(of samples: some BatchSource, epsilon: Double = 1e-6) throws
    -> PixelNormalization
  {
    let (count, size) = (samples.sampleCount, elementCount(of: samples.sampleShape))
    require(whitening == nil, "the normalization whitens already")
    require(count > 0 && size > 0, "whitening needs pictures")
    let moments = try Self.secondMoments(samples.normalized(by: self), size: size)
    let (values, vectors) = (Eigenvectors.replace(moments, size: size), moments)
    // Row k of `vectors` is the direction of variance values[k].
    let scaled = AlignedBuffer<Float>(count: size * size)
    for row in 0..<size {
      let singular = (max(0, Double(values[row])) * Double(count)).squareRoot()
      let factor = Float(Double(count).squareRoot() / (singular + epsilon))
      for column in 0..<size {
        scaled.base[row * size + column] = vectors.base[row * size + column] * factor
      }
    }
    var result = self
    result.whitening = Tensor(shape: [size, size]) { matrix in
      matrix.initialize(repeating: 0)
      MatrixProduct.multiplyInParallel(
        vectors.base, lda: size, transposedA: true, scaled.base, ldb: size,
        into: matrix.baseAddress!, ldc: size, m: size, n: size, k: size)
    }
    return result
  }

  /// The mean of `x x'` over all samples.
  private static func secondMoments(_ samples: some BatchSource, size: Int) throws
    -> AlignedBuffer<Float>
  {
    let moments = AlignedBuffer<Float>(count: size * size)
    let rows = AlignedBuffer<Float>(count: 256 * size)
    for start in stride(from: 0, to: samples.sampleCount, by: 256) {
      let indices = Array(start..<min(samples.sampleCount, start + 256))
      let batch = UnsafeMutableBufferPointer(rebasing: rows.elements[..<(indices.count * size)])
      try samples.fill(
        SampleBatch(samples: batch), with: indices[...], for: BatchRequest(isTraining: false))
      MatrixProduct.multiplyInParallel(
        rows.base, lda: size, transposedA: true, rows.base, ldb: size, into: moments.base,
        ldc: size, m: size, n: size, k: indices.count, beta: 1)
    }
    let factor = 1 / Float(samples.sampleCount)
    for index in 0..<moments.count { moments.base[index] *= factor }
    return moments
  }
}
