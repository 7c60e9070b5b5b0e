import NeuralNetwork
import Tensor
import Testing

@Suite("Samples that take turns")
struct AlternatingSamplesTests {
  let pixels = Tensor<Float>(shape: [6, 1], elements: [0, 1, 2, 3, 4, 5])
  let groups = [[0, 3], [1], [2, 4, 5]]

  /// What an epoch sees, group by group.
  private func samples(of epoch: Int, after earlier: Int = 0) throws -> [Float] {
    let source = pixels.alternating(in: groups, after: earlier)
    var batch = [Float](repeating: -1, count: 3)
    try batch.withUnsafeMutableBufferPointer {
      try source.fill(
        SampleBatch(samples: $0), with: [0, 1, 2][...],
        for: BatchRequest(isTraining: true, epoch: epoch))
    }
    return batch
  }

  @Test("are as many as there are groups, of the source's shape")
  func count() {
    let source = pixels.alternating(in: groups)
    #expect(source.sampleCount == 3)
    #expect(source.sampleShape == [1])
  }

  @Test("show each member once in as many epochs as the group has members")
  func turns() throws {
    let epochs = try (0..<6).map { try samples(of: $0) }
    #expect(epochs.map { $0[1] } == [1, 1, 1, 1, 1, 1])
    #expect(epochs.prefix(2).map { $0[0] }.sorted() == [0, 3])
    #expect(epochs.prefix(3).map { $0[2] }.sorted() == [2, 4, 5])
    #expect(epochs[0...2].map { $0[2] } == epochs[3...5].map { $0[2] })
  }

  @Test("go on where the part of the training before ended")
  func parts() throws {
    for epoch in 0..<6 {
      let (later, whole) = (try samples(of: epoch, after: 4), try samples(of: epoch + 4))
      #expect(later == whole)
    }
  }

  @Test("are trained on")
  func training() throws {
    var network = try Sequential(inputShape: [1]) { Dense(2, activation: .softmax) }
    let targets = oneHot([0, 1, 1], classes: 2)
    let history = try network.fit(pixels.alternating(in: groups), targets, epochs: 3, batchSize: 2)
    #expect(history.epochs == 3)
  }
}
