import Datasets
import Images
import NeuralNetwork
import Randomness
import Tensor
import Testing

@Suite struct AugmentedPicturesTests {
  private let pixels = Tensor<UInt8>(shape: [5, 6, 4, 3]) { pixels in
    for index in pixels.indices { pixels[index] = UInt8(index % 251) }
  }
  private let augmentation = Augmentation(
    rotationRange: 30, widthShiftRange: 0.2, horizontalFlip: true)

  private func batch(_ indices: [Int], isTraining: Bool, epoch: Int = 0) throws -> [[Float]] {
    let samples = AugmentedPictures(pixels, augmentation)
    let request = BatchRequest(
      isTraining: isTraining, epoch: epoch, random: RandomSource(seed: 9)[epoch])
    let size = 6 * 4 * 3
    let values = try [Float](unsafeUninitializedCapacity: indices.count * size) { buffer, count in
      buffer.initialize(repeating: -1)
      count = indices.count * size
      try samples.fill(SampleBatch(samples: buffer), with: indices[...], for: request)
    }
    return indices.indices.map { Array(values[$0 * size..<($0 + 1) * size]) }
  }

  @Test func picturesAreAsTheyAreWhenTheNetworkIsJudged() throws {
    let seen = try batch([3, 0], isTraining: false)
    #expect(seen[0] == pixels.row(3).elements.map { Float($0) * (1 / 255) })
  }

  @Test func changesDependOnPictureAndEpochAlone() throws {
    let first = try batch([0, 1, 2, 3, 4], isTraining: true)
    let shuffled = try batch([4, 2, 0], isTraining: true)
    #expect(shuffled == [first[4], first[2], first[0]])
    #expect(try batch([0, 1, 2, 3, 4], isTraining: true, epoch: 1) != first)
    #expect(first.joined().allSatisfy { (0...1).contains($0) })
  }

  @Test func thePreviewIsWhatTheTrainingSees() throws {
    let preview = try AugmentedPictures(pixels, augmentation)
      .preview(2, epoch: 0, random: RandomSource(seed: 9))
    #expect(try batch([2], isTraining: true)[0] == preview.elements.map { Float($0) * (1 / 255) })
  }
}
