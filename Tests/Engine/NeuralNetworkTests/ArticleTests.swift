import Foundation
import NeuralNetwork
import Randomness
import Tensor
import Testing

/// The code of the article *Train a network*, which this file holds line by line.
struct ArticleTests {
  @Test("The article's network trains and is kept")
  func article() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "article-\(UUID().uuidString).safetensors"
    ).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let labels = (0..<60).map { $0 % 3 }
    let pictures = Networks.noise([60, 16, 16, 3], seed: 2).map { (value: Float) -> UInt8 in
      UInt8(127 + 120 * value)
    }

    // swift-format-ignore
    var model = try Sequential(inputShape: [16, 16, 3]) {
      Conv2D(16, kernelSize: 3, activation: .relu)
      MaxPooling2D(2)
      Flatten()
      Dense(32, activation: .relu)
      Dropout(0.5)
      Dense(3, activation: .softmax)
    }

    // swift-format-ignore
    let history = try model.fit(
      pictures, labels: labels, epochs: 7, validationSplit: 0.2, optimizer: .adam(learningRate: 1e-3),
      callbacks: [EarlyStopping(patience: 3, restoresBestWeights: true)])

    let best = history.best(.validationAccuracy, isBetter: >)
    let evaluation = try model.evaluate(pictures, labels: labels)
    let probabilities = try model.predict(pictures)  // [n, classes]
    #expect(best != nil && evaluation.count == 60 && probabilities.shape == [60, 3])

    try Classifier(model, classNames: ["circle", "square", "star"]).save(to: path)
    let classifier = try Classifier(contentsOf: path)
    let answers = try classifier.classify(pictures)  // the most likely classes first
    #expect(answers.count == 60 && classifier.network == model)
  }

  @Test("The article's line is found")
  func line() throws {
    let points = Networks.noise([50, 2], seed: 1)
    let values = Tensor<Float>(shape: [50, 1], elements: (0..<50).map { points[$0, 0] })
    var line = try Sequential(inputShape: [2]) { Dense(1) }
    try line.fit(points, values, epochs: 20, loss: .meanSquaredError)
    #expect(try line.predict(points).shape == [50, 1])
  }

  @Test("Every line of code in the article is one of this file")
  func snippets() throws {
    let here = URL(filePath: #filePath)
    let root = (0..<4).reduce(here) { folder, _ in folder.deletingLastPathComponent() }
    let article = try String(
      contentsOf: root.appending(
        path: "Sources/Engine/NeuralNetwork/NeuralNetwork.docc/TrainANetwork.md"), encoding: .utf8)
    func lines(_ text: some StringProtocol) -> [String] {
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let own = Set(lines(try String(contentsOf: here, encoding: .utf8)))
    let blocks = article.components(separatedBy: "```swift\n").dropFirst()
      .compactMap { $0.components(separatedBy: "```").first }
    #expect(blocks.count == 5)
    for line in blocks.flatMap(lines) { #expect(own.contains(line), "\(line)") }
  }
}
