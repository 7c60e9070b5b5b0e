import NeuralNetwork
import Randomness
import Tensor
import Testing

struct ExplanationTests {
  /// Two filters that pass on one channel each; class 0 counts red, class 1 counts green.
  private func redAndGreen() throws -> Sequential {
    var network = try Sequential(inputShape: [4, 6, 2]) {
      Conv2D(2, kernelSize: 1, activation: .relu)
      MaxPooling2D(2)
      GlobalAveragePooling2D()
      Dense(2, activation: .softmax)
    }
    network.setWeights([
      Tensor(shape: [1, 1, 2, 2], elements: [1, 0, 0, 1]), Tensor(shape: [2]),
      Tensor(shape: [2, 2], elements: [12, -12, -12, 12]), Tensor(shape: [2]),
    ])
    return network
  }

  /// Red in the upper left corner, green in the lower right one.
  private var corners: Tensor<Float> {
    var picture = Tensor<Float>(shape: [1, 4, 6, 2])
    picture[0, 0, 0, 0] = 1
    picture[0, 3, 5, 1] = 0.5
    return picture
  }

  @Test("Grad-CAM lights the place that speaks for the class, and nothing that speaks against it")
  func gradCAM() throws {
    let network = try redAndGreen()
    #expect(network.lastFeatureLayer == "conv2d")
    let red = try network.gradCAM(for: [0], of: corners)
    #expect(red.shape == [1, 4, 6])
    // The mean of six pooled places gives each maximum 12 / 6; the mean over 24 places, of which ties leave one in four.
    #expect(abs(red[0, 0, 0] - 0.5) < 1e-6)
    #expect(red.elements.count { $0 != 0 } == 1)
    let green = try network.gradCAM(for: [1], of: corners)
    #expect(green.elements.count { $0 != 0 } == 1)
    #expect(green[0, 3, 5] > 0)
    let both = try network.gradCAM(
      for: [0, 1], of: Tensor(shape: [2, 4, 6, 2], elements: corners.elements + corners.elements))
    #expect(both.elements == red.elements + green.elements)
  }

  @Test("Gradients pass residual blocks and normalizations as finite differences say")
  func residualGradients() throws {
    let network = try Sequential(inputShape: [6, 6, 3], random: RandomSource(seed: 5)) {
      Conv2D(4, kernelSize: 3, padding: .same, activation: .tanh)
      Residual {
        Conv2D(8, kernelSize: 3, padding: .same, useBias: false)
        BatchNormalization()
        Activation(.tanh)
        Conv2D(8, kernelSize: 3, padding: .same, useBias: false)
      } shortcut: {
        Conv2D(8, kernelSize: 1)
      }
      Residual {
        BatchNormalization()
        Activation(.silu)
        Conv2D(8, kernelSize: 3, padding: .same)
      }
      GlobalAveragePooling2D()
      Dense(3)
    }
    #expect(network.lastFeatureLayer == "residual_1")
    let sample = Networks.noise([1, 6, 6, 3], seed: 4)
    let gradients = try network.scoreGradients(of: [1], at: "input", for: sample).gradients
    for place in [[0, 0, 0], [2, 3, 1], [5, 5, 2]] {
      var (more, less) = (sample, sample)
      more[0, place[0], place[1], place[2]] += 1e-2
      less[0, place[0], place[1], place[2]] -= 1e-2
      let slope = try (network.predict(more)[0, 1] - network.predict(less)[0, 1]) / 2e-2
      #expect(abs(slope - gradients[0, place[0], place[1], place[2]]) < 2e-4)
    }
    #expect(try network.gradCAM(for: [1], of: sample).shape == [1, 6, 6])
  }

  @Test("Hiding what speaks for a class lowers its probability, and only there")
  func occlusion() throws {
    let network = try redAndGreen()
    let drops = try network.occlusion(for: [0], of: corners, square: 2, stride: 2, gray: 0)
    #expect(drops.shape == [1, 2, 3])
    let whole = try network.predict(corners)[0, 0]
    // Without its red the score of class 0 is -1, that of class 1 is 1.
    let hidden = Float(0.119202922)
    #expect(abs(drops[0, 0, 0] - (whole - hidden)) < 1e-5)
    #expect(drops[0, 1, 2] < 0)
    for place in [(0, 1), (0, 2), (1, 0), (1, 1)] {
      #expect(abs(drops[0, place.0, place.1]) < 1e-6)
    }
    #expect(try network.occlusion(for: [0], of: corners).shape == [1, 4, 6])
  }

  @Test("What cannot be explained is an error that says why")
  func refusals() throws {
    let network = try redAndGreen()
    #expect(throws: TrainingError.self) { try network.gradCAM(for: [2], of: corners) }
    #expect(throws: TrainingError.self) { try network.gradCAM(for: [0, 1], of: corners) }
    #expect(throws: TrainingError.self) { try network.gradCAM(for: [0], of: corners, at: "dense") }
    #expect(throws: TrainingError.self) { try network.occlusion(for: [0], of: corners, square: 0) }
  }
}
