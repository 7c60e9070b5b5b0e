import Cuaderno
import Datasets
import Display
import Hosting
import Images
import Metrics
import NeuralNetwork
import Randomness
import Tensor

/// A short training and its results.
struct Trial: Codable, Sendable {
  var name: String
  var parameters: Int
  var history: History
  var judgement: Judgement
}

/// The pictures and the random source that all trials share.
struct TrialSetting: Codable, Sendable {
  var training: ImageSet
  var judging: JudgingPictures
  var random: RandomSource

  /// Trains and judges each recipe. Trials differ only in their recipes.
  func run(_ recipes: [Recipe]) throws -> [(trial: Trial, network: Sequential)] {
    try recipes.enumerated().map { place, recipe in
      try Work.withRandom(
        random[0], title: "\(recipe.name) (\(place + 1) of \(recipes.count))"
      ) {
        try run(recipe)
      }
    }
  }

  /// Trains one recipe and keeps the network.
  func run(_ recipe: Recipe) throws -> (trial: Trial, network: Sequential) {
    let judging = recipe.isGray ? self.judging.mapping(\.grayPictures) : self.judging
    let pixels = recipe.isGray ? training.pixels.grayPictures : training.pixels
    let classes = training.classNames.count
    var network = try recipe.network(
      inputShape: pixels.rowShape, classes: classes, random: Work.host.random["weights"])
    let samples: any BatchSource =
      if let augmentation = recipe.augmentation {
        AugmentedPictures(pixels, augmentation)
      } else {
        pixels
      }
    let history = try network.fit(
      samples, oneHot(training.labels, classes: classes), epochs: recipe.epochs,
      batchSize: recipe.batchSize,
      validationData: (
        judging.validation.pixels, oneHot(judging.validation.labels, classes: classes)
      ),
      optimizer: recipe.optimizer,
      loss: .categoricalCrossentropy(labelSmoothing: recipe.labelSmoothing),
      callbacks: recipe.callbacks)
    let trial = Trial(
      name: recipe.name, parameters: network.parameterCount, history: history,
      judgement: try Judgement(of: network, by: judging))
    return (trial, network)
  }
}

/// The unchanged recipe, trained several times with different random numbers. Smaller differences are not effects.
struct Baseline: Codable, Sendable {
  var repetitions: [Trial]
  /// The network of each repetition.
  var networks: [Sequential]

  init(_ recipe: Recipe, repetitions count: Int, in setting: TrialSetting) throws {
    var networks: [Sequential] = []
    repetitions = try (0..<count).map { number in
      var named = recipe
      if number > 0 { named.name = "\(recipe.name), again" }
      let (trial, network) = try Work.withRandom(
        setting.random[number], title: "\(recipe.name) (\(number + 1) of \(count))"
      ) {
        try setting.run(named)
      }
      networks.append(network)
      return trial
    }
    self.networks = networks
  }

  /// The first repetition, whose random numbers the trials share.
  var trial: Trial { repetitions[0] }
  /// The range of the accuracies on the hold-out.
  var spread: Spread { Spread(repetitions.map(\.judgement.holdOut.value)) }
}

/// Everything needed to compare alternatives.
struct Comparison: Codable, Sendable {
  var setting: TrialSetting
  var baseline: Baseline

  /// Trains the recipes.
  func trials(_ recipes: [Recipe]) throws -> [Trial] {
    try setting.run(recipes).map(\.trial)
  }
}
