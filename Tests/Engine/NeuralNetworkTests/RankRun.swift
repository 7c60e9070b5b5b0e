import Foundation
import Hosting
import NeuralNetwork

/// Ranks that `mpirun` starts, and the folder that they write to.
final class RankRun {
  /// Whether Open MPI is installed.
  static let isPossible = path(of: "mpirun") != nil
  let folder = FileManager.default.temporaryDirectory.appending(path: "ranks-\(UUID().uuidString)")
  private var process = Process()
  private(set) var count = 0

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    try? FileManager.default.removeItem(at: folder)
  }

  private static func path(of program: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(program)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Starts ranks that do what the order says, more than there are processors if need be.
  ///
  /// - Parameters:
  ///   - variables: What is added to the environment.
  ///   - options: What is added to the options of `mpirun`.
  func start(
    _ count: Int, with variables: [String: String] = [:], options: [String] = [],
    _ change: (inout RankOrder) -> Void = { _ in }
  ) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path)
    where !name.hasSuffix(".json") {
      try FileManager.default.removeItem(at: folder.appending(path: name))
    }
    self.count = count
    var order = RankOrder(folder: folder.path)
    change(&order)
    process = Process()
    process.executableURL = URL(filePath: Self.path(of: "mpirun") ?? "mpirun")
    process.arguments =
      ["-n", "\(count)", "--oversubscribe", "--bind-to", "none"]
      + ["--mca", "mpi_yield_when_idle", "1"] + options
      + [try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")]
      + ["--testing-library", "swift-testing", "--filter", "RankProgram"]
    var environment = ProcessInfo.processInfo.environment
    environment["OMPI_ALLOW_RUN_AS_ROOT"] = "1"
    environment["OMPI_ALLOW_RUN_AS_ROOT_CONFIRM"] = "1"
    environment[RankOrder.variable] = String(
      decoding: try JSONEncoder().encode(order), as: UTF8.self)
    process.environment = environment.merging(variables) { $1 }
    let output = folder.appending(path: "output")
    try Data().write(to: output)
    let file = try FileHandle(forWritingTo: output)
    (process.standardOutput, process.standardError) = (file, file)
    try process.run()
  }

  /// The status that the ranks ended with, and the seconds until then.
  func end() -> (status: Int32, seconds: Double) {
    let start = ContinuousClock.now
    process.waitUntilExit()
    return (process.terminationStatus, (ContinuousClock.now - start) / .seconds(1))
  }

  /// Starts ranks and waits for their end.
  @discardableResult
  func run(
    _ count: Int, with variables: [String: String] = [:],
    _ change: (inout RankOrder) -> Void = { _ in }
  ) throws -> Int32 {
    try start(count, with: variables, change)
    return end().status
  }

  private func text(_ name: String) -> String? {
    try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
  }

  /// What ranks and `mpirun` wrote.
  var output: String { text("output") ?? "" }
  /// The errors of the ranks; `nil` for one without.
  var errors: [String?] { (0..<count).map { text("error.\($0)") } }
  /// The processes of the ranks; `nil` for one that has not begun.
  var processes: [pid_t?] { (0..<count).map { text("process.\($0)").flatMap { pid_t($0) } } }
  var hasCheckpoint: Bool {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return names?.contains { $0.hasSuffix(".json") } ?? false
  }

  /// What the ranks trained.
  func outcomes() throws -> [Outcome] {
    try (0..<count).map {
      try JSONDecoder().decode(
        Outcome.self, from: Data(contentsOf: folder.appending(path: "outcome.\($0)")))
    }
  }
}
