import Artifacts
import Foundation
import NeuralNetwork
import Randomness
import Tensor
import Testing

struct ClassifierTests {
  private func classifier(averagesMirrorImages: Bool = false) throws -> Classifier {
    let network = try Sequential(inputShape: [8, 8, 3], random: RandomSource(seed: 6)) {
      Conv2D(4, kernelSize: 3, padding: .same, useBias: false, name: "first")
      BatchNormalization()
      Activation(.relu)
      Residual {
        SeparableConv2D(6, kernelSize: 3, padding: .same, activation: .relu)
        ZeroPadding2D(1)
        DepthwiseConv2D(3)
      } shortcut: {
        Conv2D(6, kernelSize: 1)
      }
      MaxPooling2D(2)
      AveragePooling2D(2, padding: .same)
      Dropout(0.5)
      GlobalAveragePooling2D()
      Dense(3, activation: .softmax)
    }
    return Classifier(
      network, classNames: ["bart \"el barto\"", "lisa", "moe"],
      normalization: PixelNormalization(
        channelMeans: [0.5, 0.4, 0.3], channelDeviations: [0.2, 0.25, 0.3]),
      averagesMirrorImages: averagesMirrorImages, averagesAreas: true)
  }

  private var pictures: Tensor<UInt8> {
    Networks.noise([5, 8, 8, 3], seed: 8).map { (value: Float) -> UInt8 in
      UInt8(127.5 + 127.5 * value)
    }
  }

  /// Runs `body` with the path of a file that is gone afterwards.
  private func withFile(_ body: (String) throws -> Void) throws {
    let path = NSTemporaryDirectory() + "classifier-\(UUID().uuidString).safetensors"
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("A model file is all it takes to classify equally")
  func roundTrip() throws {
    let classifier = try classifier(averagesMirrorImages: true)
    try withFile { path in
      try classifier.save(to: path)
      let read = try Classifier(contentsOf: path)
      #expect(read == classifier)
      #expect(try read.classify(pictures) == classifier.classify(pictures))
      // Other programs find the weights by name.
      let file = try SafetensorsFile(path: path)
      #expect(try file.tensor("first/kernel", of: Float.self).shape == [3, 3, 3, 4])
      #expect(file.metadata["classes"] == #"["bart \"el barto\"","lisa","moe"]"#)
    }
  }

  @Test("The most likely classes come first, with probabilities that the network gives")
  func ranking() throws {
    let classifier = try classifier()
    let answers = try classifier.classify(pictures, top: 2)
    let (means, deviations): ([Float], [Float]) = ([0.5, 0.4, 0.3], [0.2, 0.25, 0.3])
    let samples = pictures.elements.enumerated().map { index, pixel -> Float in
      (Float(pixel) / 255 - means[index % 3]) / deviations[index % 3]
    }
    let normalized = try classifier.network.predict(
      Tensor(shape: pictures.shape, elements: samples))
    for (row, answer) in answers.enumerated() {
      #expect(answer.count == 2)
      #expect(answer[0].confidence >= answer[1].confidence)
      for candidate in answer {
        #expect(candidate.name == classifier.classNames[candidate.label])
        #expect(abs(candidate.confidence - normalized[row, candidate.label]) < 1e-5)
      }
    }
  }

  @Test("The mean over mirror images is the same for left and right")
  func mirrorImages() throws {
    let classifier = try classifier(averagesMirrorImages: true)
    let elements = pictures.elements
    let mirrored = Tensor<UInt8>(shape: pictures.shape) { pixels in
      for index in pixels.indices {
        let (line, column, channel) = (index / 24, index / 3 % 8, index % 3)
        pixels[index] = elements[line * 24 + (7 - column) * 3 + channel]
      }
    }
    let (one, other) = try (
      classifier.probabilities(of: pictures), classifier.probabilities(of: mirrored)
    )
    #expect(zip(one.elements, other.elements).allSatisfy { abs($0 - $1) < 1e-6 })
  }

  @Test("Weights that are not numbers give answers that are none, and no crash")
  func notANumber() throws {
    var network = try Sequential(inputShape: [4, 4, 3]) {
      Conv2D(16, kernelSize: 3, activation: .relu)
      MaxPooling2D(2)
      Flatten()
      Dense(3, activation: .softmax)
    }
    network.setWeights(network.weights.map { Tensor(shape: $0.shape, repeating: .nan) })
    let classifier = Classifier(network, classNames: ["a", "b", "c"])
    let answers = try classifier.classify(Tensor<UInt8>(shape: [2, 4, 4, 3], repeating: 7))
    #expect(answers.map { $0.map(\.name) } == [["a", "b", "c"], ["a", "b", "c"]])
    #expect(try network.evaluate(Tensor<UInt8>(shape: [2, 4, 4, 3]), labels: [0, 1]).loss.isNaN)
  }

  @Test("A file that is not a model is an error that says why")
  func refusals() throws {
    let classifier = try classifier()
    try withFile { path in
      #expect(throws: FileError.self) { try Classifier(contentsOf: path) }
      try classifier.network.saveWeights(to: path)
      #expect(throws: ModelFileError.self) { try Classifier(contentsOf: path) }
      try classifier.save(to: path)
      let sound = try Data(contentsOf: URL(filePath: path))
      try sound.prefix(sound.count - 5).write(to: URL(filePath: path))
      #expect(throws: SafetensorsError.self) { try Classifier(contentsOf: path) }

      func refusal(replacing old: String, by new: String) throws -> String {
        #expect(old.count == new.count)
        let range = try #require(sound.range(of: Data(old.utf8)))
        var damaged = sound
        damaged.replaceSubrange(range, with: Data(new.utf8))
        try damaged.write(to: URL(filePath: path))
        let error = #expect(throws: (any Error).self) { try Classifier(contentsOf: path) }
        return error.map { "\($0)" } ?? ""
      }
      let newer = try refusal(replacing: #""version":"1""#, by: #""version":"2""#)
      #expect(newer.contains("its version is 2, and this program reads 1"))
      let unsound = try refusal(replacing: #"filters\":4"#, by: #"filters\":0"#)
      #expect(unsound.contains("Conv2D has settings out of their bounds"))
      let other = try refusal(replacing: #"filters\":4"#, by: #"filters\":5"#)
      #expect(other.contains("expected [3, 3, 3, 5]"))
      let fewer = try refusal(replacing: #",\"moe\""#, by: #"        "#)
      #expect(fewer.contains("for 2 classes"))
    }
  }
}
