import Display
import Foundation
import NeuralNetwork
import Randomness
import SimpsonsData
import Testing

/// The verb `predict`.
@Suite("Predictions", .serialized)
struct PredictTests {
  private func modelFile(in folder: URL) throws -> String {
    let network = try Sequential(inputShape: [16, 16, 3], random: RandomSource(seed: 1)) {
      Conv2D(4, kernelSize: 3, activation: .relu)
      GlobalAveragePooling2D()
      Dense(SimpsonsCharacters.names.count, activation: .softmax)
    }
    let path = folder.appending(path: "model.safetensors").path
    try Classifier(network, classNames: SimpsonsCharacters.names).save(to: path)
    return path
  }

  @Test("classifies a folder with a model file and lists a file that is not a picture")
  func folder() throws {
    let program = try SimpsonsProgram()
    defer { program.remove() }
    let model = try modelFile(in: program.folder)
    let data = program.folder.appending(path: "drawn")
    try StandIn(seed: 3, trainingCount: 18, testCount: 18).write(to: data.path)
    let pictures = data.appending(path: "kaggle_simpson_testset")
    let broken = pictures.appending(path: "<b>no picture.jpg")
    try Data("nothing".utf8).write(to: broken)
    let count = try FileManager.default.contentsOfDirectory(atPath: pictures.path).count
    let page = program.folder.appending(path: "page.html")

    let answer = try program.call(
      "predict", pictures.path, "--model", model, "--json", "--html", page.path)
    #expect(answer.code == 1)
    #expect(answer.errors.contains("\(broken.path): it is not a JPEG"))
    let entries = try #require(
      JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [[String: Any]])
    #expect(entries.count == count)
    #expect(entries.count { $0["error"] != nil } == 1)
    let predictions = entries.compactMap { $0["predictions"] as? [[String: Any]] }
    #expect(predictions.count == count - 1)
    for prediction in predictions {
      let confidences = prediction.compactMap { $0["confidence"] as? Double }
      #expect(confidences.count == 3)
      #expect(confidences == confidences.sorted(by: >))
    }
    let html = try String(contentsOf: page, encoding: .utf8)
    #expect(html.contains("&lt;b&gt;no picture"))
    #expect(!html.contains("<b>no picture"))

    let one = pictures.appending(path: "bart_simpson_0.jpg").path
    let table = try program.call("predict", one, "--model", model)
    #expect(table.code == 0, Comment(rawValue: table.errors))
    #expect(table.output.split(separator: "\n").count == 2)
    #expect(table.output.contains("%"))
  }

  @Test("says how to train a network when there is none")
  func untrained() throws {
    let program = try SimpsonsProgram()
    defer { program.remove() }
    let answer = try program.call("predict", "picture.jpg")
    #expect(answer.code == 1)
    #expect(answer.errors.contains("To train one: simpsons run"))
    let noModel = try program.call("predict", "picture.jpg", "--model", "/nowhere.safetensors")
    #expect(noModel.code == 1)
    #expect(noModel.errors.contains("/nowhere.safetensors"))
  }
}
