import Tensor

extension Sequential {
  /// What each part of a picture is worth: how far the probability of a class falls while a gray square hides the part
  /// (Zeiler and Fergus, "Visualizing and understanding convolutional networks", 2014).
  ///
  /// The square's center moves over a grid of `ceil(height / stride)` by `ceil(width / stride)` places; at the edge the square
  /// is cut off. A picture takes as many predictions as there are places.
  ///
  /// - Parameters:
  ///   - classes: For each sample the class whose probability is followed: the true one, mostly.
  ///   - samples: The samples, each of the shape ``Sequential/inputShape``.
  ///   - square: The edge of the square in pixels; by default a quarter of the picture's height.
  ///   - stride: Pixels from place to place; by default a quarter of the square.
  ///   - gray: What the square shows, on the scale of the samples: 0.5 for pixels from 0 to 1.
  ///   - batchSize: Samples that are computed at the same time; no result depends on it.
  /// - Returns: `[n, rows, columns]`: the probability of the whole picture less that of the picture with the square; below 0
  ///   where hiding helps.
  /// - Throws: ``TrainingError`` when classes or sizes do not fit, `Interrupted` when the host requests a stop.
  public func occlusion(
    for classes: [Int], of samples: some BatchSource, square: Int? = nil, stride: Int? = nil,
    gray: Float = 0.5, batchSize: Int = 32
  ) throws -> Tensor<Float> {
    try check(samples)
    try check(classes, count: samples.sampleCount)
    guard inputShape.count == 3 else {
      throw ShapeError(
        layer: "occlusion", expected: "[height, width, channels]", received: inputShape)
    }
    let square = square ?? max(1, inputShape[0] / 4)
    let stride = stride ?? max(1, square / 4)
    guard square > 0, stride > 0 else {
      throw TrainingError.setting(
        name: "square and stride", expected: "at least 1 pixel",
        received: "\(square) and \(stride)")
    }
    let hidden = OccludedPictures(source: samples, square: square, stride: stride, gray: gray)
    let whole = try predict(samples, batchSize: batchSize)
    let partial = try predict(hidden, batchSize: batchSize)
    return Tensor(shape: [samples.sampleCount, hidden.rows, hidden.columns]) { drops in
      for index in drops.indices {
        let sample = index / hidden.places
        let label = classes[sample]
        (drops.baseAddress! + index).initialize(
          to: whole[sample, label] - partial[index, label])
      }
    }
  }
}

/// Each picture of a source once for each place of a square that hides it.
private struct OccludedPictures<Source: BatchSource>: BatchSource {
  var source: Source
  var square: Int
  var stride: Int
  var gray: Float

  var rows: Int { (source.sampleShape[0] + stride - 1) / stride }
  var columns: Int { (source.sampleShape[1] + stride - 1) / stride }
  var places: Int { rows * columns }
  var sampleCount: Int { source.sampleCount * places }
  var sampleShape: [Int] { source.sampleShape }

  func fill(
    _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
  ) throws {
    try source.fill(batch, with: indices.map { $0 / places }[...], for: request)
    let (width, channels) = (sampleShape[1], sampleShape[2])
    let size = elementCount(of: sampleShape)
    for (place, index) in indices.enumerated() {
      let (row, column) = (index % places / columns, index % places % columns)
      let lines = span(row, within: sampleShape[0])
      let points = span(column, within: width)
      for y in lines {
        let start = place * size + (y * width + points.lowerBound) * channels
        batch.samples[start..<start + points.count * channels].update(repeating: gray)
      }
    }
  }

  /// The pixels that the square covers along an axis, when its center is that of the step `place`.
  private func span(_ place: Int, within extent: Int) -> Range<Int> {
    let first = place * stride + stride / 2 - square / 2
    return min(max(0, first), extent)..<min(max(0, first + square), extent)
  }
}
