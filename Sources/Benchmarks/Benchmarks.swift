import ArgumentParser
import Programs

/// Measures this machine: `swift run -c release benchmarks`.
@main
struct Benchmarks: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmarks",
    abstract: "Measure how fast networks and pictures are on this machine.",
    version: Program.versionLine,
    subcommands: [
      NetworkBenchmark.self, AugmentationBenchmark.self, PictureBenchmark.self,
      ScalingBenchmark.self,
    ],
    defaultSubcommand: NetworkBenchmark.self)

  static func main() { runProgram() }
}
