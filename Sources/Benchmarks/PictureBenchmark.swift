import ArgumentParser
import Datasets
import Foundation
import Images
import Printing
import SimpsonsData
import Tensor

/// Measures how fast pictures are read, and how fast those of the stand-in are drawn.
struct PictureBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pictures",
    abstract: "Measure how fast pictures are read from files, or the stand-in is drawn.")

  @Argument(
    help: """
      A folder of class folders with pictures, which are decoded and resized to 64x64. Without it the stand-in is drawn into a \
      temporary folder, and read from there.
      """)
  var folder: String?
  @Option(help: "Pictures of the stand-in, if that is drawn.")
  var count = 3_600
  @Option(help: "Seconds for each measurement.")
  var seconds = 3.0
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard count >= 18 else {
      throw ValidationError("--count must be at least 18, one per character.")
    }
    guard seconds > 0, seconds <= 86_400 else {
      throw ValidationError("--seconds must be above 0 and at most a day, 86400.")
    }
  }

  func run() throws {
    common.apply()
    var figures: [(name: String, key: String, rate: Double)] = []
    var drawn: String?
    defer { if let drawn { try? FileManager.default.removeItem(atPath: drawn) } }
    if folder == nil {
      let place = NSTemporaryDirectory() + "stand-in-\(UUID().uuidString)"
      drawn = place
      let plan = StandIn(trainingCount: count)
      let start = ContinuousClock.now
      try plan.write(to: place)
      let time = (ContinuousClock.now - start) / .seconds(1)
      let rate = Double(plan.trainingCount + plan.testCount) / time
      figures.append(("Drawing the stand-in", "draw_pictures_per_second", rate))
    }
    let pictures = folder ?? drawn.map { "\($0)/characters" } ?? ""
    for (name, resampling) in [("exact", ImageDecoder.Resampling.bilinear), ("fast", .fast)] {
      figures.append(
        ("Reading, \(name)", "\(name)_pictures_per_second", try rate(of: pictures, resampling)))
    }
    try StandardOutput.print(common.json ? try Figures(figures).json() : Figures(figures).table())
  }

  /// Pictures a second by the median time of reading the whole folder, after once to warm up.
  private func rate(of folder: String, _ resampling: ImageDecoder.Resampling) throws -> Double {
    let decoder = ImageDecoder(width: 64, height: 64, resampling: resampling)
    let count = try ImageFolder(folder).load(decoder).count
    let start = ContinuousClock.now
    var times: [Duration] = []
    while ContinuousClock.now - start < .seconds(seconds) || times.count < 3 {
      let before = ContinuousClock.now
      _ = try ImageFolder(folder).load(decoder)
      times.append(ContinuousClock.now - before)
    }
    return Double(count) / (times.sorted()[times.count / 2] / .seconds(1))
  }
}
