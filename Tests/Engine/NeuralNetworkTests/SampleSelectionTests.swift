import NeuralNetwork
import Tensor
import Testing

@Suite("A selection of samples")
struct SampleSelectionTests {
  let pixels = Tensor<Float>(shape: [4, 2], elements: [0, 1, 10, 11, 20, 21, 30, 31])

  @Test("gives the chosen samples in its own order")
  func order() throws {
    let selection = pixels.selecting([3, 0, 3])
    #expect(selection.sampleCount == 3)
    #expect(selection.sampleShape == [2])
    var batch = [Float](repeating: -1, count: 4)
    try batch.withUnsafeMutableBufferPointer {
      try selection.fill(
        SampleBatch(samples: $0), with: [2, 1][...], for: BatchRequest(isTraining: false))
    }
    #expect(batch == [30, 31, 0, 1])
  }

  @Test("can be selected from again")
  func nesting() throws {
    let selection = pixels.selecting([3, 2, 1]).selecting([1])
    var batch = [Float](repeating: -1, count: 2)
    try batch.withUnsafeMutableBufferPointer {
      try selection.fill(
        SampleBatch(samples: $0), with: [0][...], for: BatchRequest(isTraining: true))
    }
    #expect(batch == [20, 21])
  }
}
