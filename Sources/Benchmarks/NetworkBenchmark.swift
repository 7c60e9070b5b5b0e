import ArgumentParser
import Foundation
import Printing
import Tensor

/// Measures the engine: training and prediction, layer by layer.
struct NetworkBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "Measure training and prediction of the laboratory's network (the default).")

  @Option(help: "Pictures in a batch.")
  var batch = 32
  @Option(help: "Pictures in memory, of which batches are drawn.")
  var pictures = 1024
  @Option(help: "Seconds for each measurement.")
  var seconds = 3.0
  @OptionGroup var common: CommonOptions
  @Option(
    help: """
      The network: laboratory, normalized (with batch normalization), residual (with both), or better (the laboratory's \
      better model).
      """)
  var network = Network.laboratory
  @Option(help: "The edge of the pictures in pixels; 64 by default, 96 for better.")
  var size: Int?
  @Flag(help: "Time each layer and pass as well.")
  var layers = false

  func validate() throws {
    guard batch > 0 else { throw ValidationError("--batch must be at least 1.") }
    guard pictures > 0 else { throw ValidationError("--pictures must be at least 1.") }
    guard (32...512).contains(edge) else {
      throw ValidationError("--size must be from 32 to 512.")
    }
    guard seconds > 0, seconds <= 86_400 else {
      throw ValidationError("--seconds must be above 0 and at most a day, 86400.")
    }
  }

  private var edge: Int { size ?? (network == .better ? 96 : 64) }

  func run() throws {
    common.apply()
    let measurement = try Measurement(
      network: network, size: edge, batch: batch, pictures: pictures, seconds: seconds,
      timesLayers: layers || !common.json)
    try StandardOutput.print(common.json ? try measurement.json() : measurement.table())
  }
}

extension Network: ExpressibleByArgument {}
