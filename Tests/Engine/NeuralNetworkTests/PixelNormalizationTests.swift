import NeuralNetwork
import Tensor
import Testing

/// Reference values: `ImageDataGenerator` of Keras 3 with `rescale` left out, on pictures that are scaled to 0...1.
struct PixelNormalizationTests {
  private let pictures = Tensor<UInt8>(
    shape: [4, 2, 2, 2],
    elements: (0..<32).map { (index: Int) -> UInt8 in UInt8((index * 37 + index * index * 11) % 256)
    })

  private func batch(_ samples: some BatchSource) throws -> [Float] {
    var numbers = [Float](repeating: 0, count: samples.sampleCount * 8)
    try numbers.withUnsafeMutableBufferPointer {
      try samples.fill(
        SampleBatch(samples: $0), with: Array(0..<samples.sampleCount)[...],
        for: BatchRequest(isTraining: false))
    }
    return numbers
  }

  @Test("Each picture by its own mean and deviation")
  func samplewise() throws {
    let normalization = PixelNormalization(samplewiseCenter: true, samplewiseDeviation: true)
    let numbers = try batch(pictures.normalized(by: normalization))
    expect(numbers, KerasNormalization.samplewise)
  }

  @Test("All pictures by the mean and deviation of each channel")
  func featurewise() throws {
    let normalization = PixelNormalization(fitting: pictures)
    let numbers = try batch(pictures.normalized(by: normalization))
    expect(numbers, KerasNormalization.featurewise)
    #expect(PixelNormalization(fitting: pictures, centers: false, scales: false).isNone)
  }

  @Test("Whitened pictures are uncorrelated")
  func whitening() throws {
    // More pictures than numbers in each, so that every direction has variance.
    let pictures = Networks.noise([40, 2, 2, 2], seed: 3).map { (value: Float) -> UInt8 in
      UInt8(127.5 + 127.5 * value)
    }
    let centred = PixelNormalization(fitting: pictures, scales: false)
    let whitening = try centred.whitening(of: pictures)
    let numbers = try batch(pictures.normalized(by: whitening))
    for row in 0..<8 {
      for column in 0..<8 {
        var moment: Float = 0
        for sample in 0..<40 { moment += numbers[sample * 8 + row] * numbers[sample * 8 + column] }
        let expected: Float = row == column ? 1 : 0
        #expect(abs(moment / 40 - expected) < 1e-4)
      }
    }
    let matrix = try #require(whitening.whitening)
    for row in 0..<8 {
      for column in 0..<row { #expect(abs(matrix[row, column] - matrix[column, row]) < 1e-4) }
    }
  }

  @Test("Whitening as Keras does it")
  func kerasWhitening() throws {
    let centred = PixelNormalization(fitting: pictures, scales: false)
    let whitening = try centred.whitening(of: pictures, epsilon: 0.1)
    expect(try batch(pictures.normalized(by: whitening)), KerasNormalization.whitened, within: 2e-4)
  }

  private func expect(_ numbers: [Float], _ expected: [Float], within tolerance: Float = 2e-5) {
    #expect(numbers.count == expected.count)
    for (index, (number, value)) in zip(numbers, expected).enumerated() {
      #expect(abs(number - value) < tolerance, "number \(index)")
    }
  }
}
