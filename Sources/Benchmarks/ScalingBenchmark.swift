import ArgumentParser
import Foundation
import Hosting
import NeuralNetwork
import Printing
import Tensor

/// Measures one training by several ranks.
struct ScalingBenchmark: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scaling",
    abstract:
      "Measure one training by 1, 2 and 4 ranks on this machine, and compute what nodes can gain.",
    discussion: """
      The ranks are started by mpirun, and share the processors of this machine: an efficiency of 100% means that ranks cost \
      nothing. What nodes with processors of their own can gain is computed from the traffic.
      """)

  @Option(help: "Pictures in a batch.")
  var batch = 64
  @Option(help: "Shards of a batch.")
  var shards = 4
  @Option(help: "Steps in each of four epochs; the fastest epoch counts.")
  var steps = 6
  @Option(help: "The network: laboratory, normalized, residual, or better.")
  var network = Network.laboratory
  @Option(help: "The edge of the pictures in pixels.")
  var size = 64
  @Option(help: "Numbers of ranks, separated by commas.")
  var ranks = "1,2,4"
  @Flag(help: .hidden)
  var isRank = false
  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...batch).contains(shards) else {
      throw ValidationError("--shards must be from 1 to the batch of \(batch).")
    }
    guard steps > 0 else { throw ValidationError("--steps must be at least 1.") }
    guard (32...512).contains(size) else {
      throw ValidationError("--size must be from 32 to 512.")
    }
    guard rankCounts.count > 0, rankCounts.allSatisfy({ (1...256).contains($0) }) else {
      throw ValidationError("--ranks must be numbers from 1 to 256, as in 1,2,4.")
    }
  }

  private var rankCounts: [Int] {
    let numbers = ranks.split(separator: ",").map { Int($0) }
    return numbers.contains(nil) ? [] : numbers.compactMap(\.self)
  }

  func run() throws {
    common.apply()
    guard !isRank else {
      let measurement = try ScalingMeasurement(
        network: network, size: size, batch: batch, shards: shards, steps: steps, ranks: Ranks.count
      )
      if Ranks.isFirst { try StandardOutput.print(json: measurement) }
      return
    }
    let measurements = try rankCounts.map(measure)
    try StandardOutput.print(
      common.json ? try json(measurements) : table(measurements))
  }

  /// Starts ranks, and reads what the first one measured.
  private func measure(_ count: Int) throws -> ScalingMeasurement {
    let program = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    let threads = max(1, Parallel.threadCount / count)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["mpirun", "-n", "\(count)", "--oversubscribe", "--bind-to", "none", program, "scaling"]
      + ["--is-rank", "--batch", "\(batch)", "--shards", "\(shards)", "--steps", "\(steps)"]
      + ["--network", network.rawValue, "--size", "\(size)", "--threads", "\(threads)"]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw ValidationError(
        "mpirun ended with status \(process.terminationStatus); is openmpi-bin installed?")
    }
    return try JSONDecoder().decode(ScalingMeasurement.self, from: bytes)
  }

  private func json(_ measurements: [ScalingMeasurement]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    return String(decoding: try encoder.encode(measurements), as: UTF8.self)
  }

  private func table(_ measurements: [ScalingMeasurement]) -> String {
    let processors = Parallel.processorCount
    let head = """
      \(network.rawValue), batches of \(batch) in \(shards) shards, \(processors) processors that the ranks share
      ranks  threads  ms/step  efficiency  MB sent/rank  exchange ms  waited ms
      """
    let rows = measurements.map { measurement in
      String(
        format: "%5d %8d %8.1f %10.0f%% %13.2f %12.1f %10.1f", measurement.ranks,
        measurement.threads, measurement.secondsPerStep * 1e3,
        100 * measurements[0].secondsPerStep / measurement.secondsPerStep,
        measurement.sentBytes / 1e6, measurement.exchangeSeconds * 1e3,
        measurement.waitedSeconds * 1e3)
    }
    let model = NodeModel(
      secondsPerStep: measurements[0].secondsPerStep, parameters: measurements[0].parameters)
    return """
      \(head)
      \(rows.joined(separator: "\n"))

      Computed: the efficiency of nodes like this machine with \(batch) pictures each, if no exchange overlaps with the backward, \
      and if all can that it has time for. A gradient is \
      \(String(format: "%.1f", 4 * Double(measurements[0].parameters) / 1e6)) MB.
      \(model.table())
      """
  }
}
