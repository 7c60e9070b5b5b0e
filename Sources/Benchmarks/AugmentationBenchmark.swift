import ArgumentParser
import Datasets
import Images
import NeuralNetwork
import Printing
import Tensor

/// Measures what changing pictures at random costs a training.
struct AugmentationBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "augmentation",
    abstract: "Measure a training of the laboratory's network without and with changed pictures.")

  @Option(help: "Pictures in an epoch.")
  var pictures = 1024
  @Option(help: "Epochs of each kind, alternating; the median is reported.")
  var rounds = 5
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard pictures > 0 else { throw ValidationError("--pictures must be at least 1.") }
    guard rounds > 0 else { throw ValidationError("--rounds must be at least 1.") }
  }

  func run() throws {
    common.apply()
    let pixels = TrainingLoop.noise(shape: [pictures, 64, 64, 3])
    let targets = oneHot((0..<pictures).map { $0 % 18 }, classes: 18)
    // All that the better model's training does.
    let changed = AugmentedPictures(
      pixels,
      Augmentation(
        rotationRange: 10, widthShiftRange: 0.1, heightShiftRange: 0.1, zoomRange: 0.8...1.2,
        channelShiftRange: 20, brightnessRange: 0.75...1.25, horizontalFlip: true, cutOut: 0.25))
    var model = try Network.laboratory.make(size: 64)
    var rates: [(plain: Double, changed: Double)] = []
    for round in 0...rounds {
      let plain = try rate { _ = try model.fit(pixels, targets) }
      let augmented = try rate { _ = try model.fit(changed, targets) }
      // The first round warms up.
      if round > 0 { rates.append((plain, augmented)) }
    }
    let middle = rates.count / 2
    let figures = Figures([
      ("Training, as fit does it", "fit_pictures_per_second", rates.map(\.plain).sorted()[middle]),
      (
        "The same with changed pictures", "fit_augmented_pictures_per_second",
        rates.map(\.changed).sorted()[middle]
      ),
    ])
    try StandardOutput.print(common.json ? try figures.json() : figures.table())
  }

  private func rate(_ epoch: () throws -> Void) rethrows -> Double {
    let start = ContinuousClock.now
    try epoch()
    return Double(pictures) / ((ContinuousClock.now - start) / .seconds(1))
  }
}
