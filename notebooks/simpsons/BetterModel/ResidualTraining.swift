import Datasets
import Hosting
import Images
import NeuralNetwork
import Randomness
import Tensor

/// The better model: a residual network with batch normalization, and its training.
struct ResidualTraining: Sendable {
  /// A part of the training on pictures of one size.
  struct Phase: Sendable {
    var edge: Int
    var epochs: Int
  }

  var epochs: Int
  /// The edge of the pictures in the last phase.
  var edge: Int
  var batchSize = 64
  /// The highest learning rate of the cycle.
  var learningRate = 0.1

  /// Small pictures come first: coarse features can be learned from them just as well, in half the time.
  ///
  /// The sizes suit the tiles in which convolutions are computed: at 96 pixels the maps are 24, 12, and 6 wide, at 64
  /// pixels 16, 8, and 4. At 72 and 80 pixels, an epoch takes hardly less time than at 96.
  var phases: [Phase] {
    let small = min(Int((Double(epochs) * 0.45).rounded()), epochs - 1)
    return [
      Phase(edge: max(24, edge * 2 / 3), epochs: small),
      Phase(edge: edge, epochs: epochs - small),
    ].filter { $0.epochs > 0 }
  }

  /// The untrained network.
  static func network(edge: Int, classes: Int, random: RandomSource) throws -> Sequential {
    try Sequential(inputShape: [edge, edge, 3], random: random) {
      convolution(32, strides: 2)
      convolution(32)
      MaxPooling2D(2)
      stage(64)
      MaxPooling2D(2)
      stage(128)
      MaxPooling2D(2)
      stage(256)
      GlobalAveragePooling2D()
      Dense(classes, activation: .softmax)
    }
  }

  /// A convolution, then a residual block of two more; relu follows the sum.
  private static func stage(_ channels: Int) -> [any Layer] {
    convolution(channels) + [
      Residual {
        convolution(channels)
        convolution(channels, isLast: true)
      },
      Activation(.relu),
    ]
  }

  /// A normalized convolution, with relu unless it is the last of a block.
  private static func convolution(
    _ channels: Int, strides: Size2D = 1, isLast: Bool = false
  ) -> [any Layer] {
    let layers: [any Layer] = [
      Conv2D(
        channels, kernelSize: 3, strides: strides, padding: .same, useBias: false,
        kernelInitializer: .heNormal, l2: 2.5e-4),
      BatchNormalization(momentum: 0.9),
    ]
    return isLast ? layers : layers + [Activation(.relu)]
  }

  /// Trains on `pictures`; the learning rate goes through one cycle over all phases.
  /// - Parameters:
  ///   - scenes: Positions of pictures that show the same scene; an epoch uses one of each.
  ///   - validation: The validation set of each epoch; `nil` for none.
  func train(_ pictures: ImageSet, scenes: [[Int]], validation: ImageSet? = nil) throws
    -> TrainedNetwork
  {
    let classes = pictures.classNames.count
    let targets = oneHot(scenes.map { pictures.labels[$0[0]] }, classes: classes)
    var network = try Self.network(
      edge: phases[0].edge, classes: classes, random: Work.host.random["weights"])
    var history = History()
    for phase in phases {
      network = try network.adapted(to: [phase.edge, phase.edge, 3])
      func resized(_ set: ImageSet) throws -> Tensor<UInt8> {
        try set.pixels.resizingPictures(width: phase.edge, height: phase.edge)
      }
      let schedule = LearningRateSchedule.oneCycle(warmup: 0.2)
      var callbacks: [any Callback] = [schedule.part(after: history.epochs, of: epochs)]
      if history.epochs + phase.epochs == epochs {
        callbacks.append(WeightAveraging(start: 0.7, interval: 10))
      }
      let part = try network.fit(
        AugmentedPictures(try resized(pictures), Augmentations.strong)
          .alternating(in: scenes, after: history.epochs), targets,
        epochs: phase.epochs, batchSize: batchSize,
        validationData: try validation.map {
          (try resized($0), oneHot($0.labels, classes: classes))
        },
        optimizer: .sgd(learningRate: learningRate, momentum: 0.9, nesterov: true),
        loss: .categoricalCrossentropy(labelSmoothing: 0.1), callbacks: callbacks)
      history.append(contentsOf: part)
    }
    return TrainedNetwork(network: network, history: history)
  }
}

extension Sequential {
  /// The mean of the probabilities for pictures and for their mirror images.
  func predictWithMirrorImages(_ pixels: Tensor<UInt8>) throws -> Tensor<Float> {
    try predict(averaging: [pixels, MirroredPictures(pixels)], batchSize: 64)
  }
}
