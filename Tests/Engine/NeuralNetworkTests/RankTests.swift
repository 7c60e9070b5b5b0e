import Foundation
import Hosting
import NeuralNetwork
import Tensor
import Testing

/// One training by several processes.
@Suite(.serialized, .enabled(if: RankRun.isPossible, "openmpi-bin is not installed"))
struct RankTests {
  /// What one process gives.
  private func alone(_ change: (inout RankOrder) -> Void = { _ in }) throws -> Outcome {
    var order = RankOrder(folder: "")
    change(&order)
    return try order.training.train(on: FolderHost(folder: nil, cancelsAfter: nil, pause: 0))
  }

  @Test(
    "The bits do not depend on ranks and threads",
    arguments: [(1, 2), (2, 1), (2, 2), (3, 1), (4, 1), (4, 2), (8, 1), (8, 2), (9, 1)])
  func bits(ranks: Int, threads: Int) throws {
    let run = try RankRun()
    let status = try run.run(ranks) { $0.threads = threads }
    try #require(status == 0, "\(run.output)")
    let expected = try alone()
    #expect(try run.outcomes().allSatisfy { $0 == expected })
    #expect(!run.output.contains("logs"))
  }

  @Test("Nor do those of gradients that are exchanged in pieces", arguments: [2, 5])
  func pieces(ranks: Int) throws {
    let run = try RankRun()
    try run.run(ranks) { ($0.hidden, $0.epochs) = (700, 1) }
    let expected = try alone { ($0.hidden, $0.epochs) = (700, 1) }
    #expect(try run.outcomes().allSatisfy { $0 == expected })
  }

  @Test("A stop of one rank stops all, and another number of them continues")
  func stop() throws {
    let run = try RankRun()
    try run.run(4) { ($0.keepsCheckpoints, $0.event) = (true, .stop) }
    #expect(run.errors.allSatisfy { $0 == "interrupted at epoch 2/3" }, "\(run.output)")
    try run.run(3) { $0.keepsCheckpoints = true }
    let expected = try alone()
    #expect(try run.outcomes().allSatisfy { $0 == expected })
  }

  @Test("Ranks that do not train the same say so, and none waits")
  func divergence() throws {
    let run = try RankRun()
    #expect(try run.run(3) { $0.event = .otherWeights } != 0)
    for error in run.errors {
      #expect(try #require(error).hasPrefix("the ranks do not do the same"), "\(run.output)")
    }
    #expect(try run.run(3) { $0.event = .absence } != 0)
    #expect(run.errors.contains { $0?.hasPrefix("the ranks do not do the same") == true })
  }

  @Test("What fails on one rank ends all")
  func failure() throws {
    let run = try RankRun()
    #expect(try run.run(3) { $0.event = .unreadable } != 0)
    let sample = "sample 20 cannot be read"
    #expect(run.errors.last == sample, "\(run.output)")
    #expect(
      run.errors.dropLast().allSatisfy {
        $0 == "the training stopped because rank 2 failed: \(sample)"
      })
    #expect(try run.run(2) { $0.event = .failingCallback } != 0)
    #expect(
      run.errors == [
        "the callback gave up", "the training stopped because rank 0 failed: the callback gave up",
      ], "\(run.output)")
  }

  @Test("A missing library is one clear message")
  func missing() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "mpi-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data().write(to: folder.appending(path: "libmpi.so.40"))
    let run = try RankRun()
    try run.run(2, with: ["LD_LIBRARY_PATH": folder.path])
    let error = try #require(run.errors.first ?? nil)
    #expect(error.hasPrefix("this process is one of several ranks, but Open MPI's library"))
    #expect(error.hasSuffix("install openmpi-bin, or start the program without mpirun or srun"))
  }

  private static let rounds = ProcessInfo.processInfo.environment["SOAK"] == "1" ? 20 : 2

  @Test("A rank that dies ends all, and another number of ranks continues", arguments: 0..<rounds)
  func death(round: Int) throws {
    let run = try RankRun()
    func order(_ order: inout RankOrder) {
      (order.epochs, order.keepsCheckpoints, order.event) = (20, true, .slow)
    }
    try run.start(2 + round % 3, order)
    try wait(seconds: 30) { run.hasCheckpoint && run.processes.allSatisfy { $0 != nil } }
    usleep(.random(in: 0...600_000))
    let processes = run.processes.compactMap(\.self)
    kill(try #require(processes.randomElement()), SIGKILL)
    let (status, seconds) = run.end()
    #expect(status != 0 && seconds < 5, "ended with \(status) after \(seconds) s")
    try wait(seconds: 10 - seconds) { processes.allSatisfy { kill($0, 0) != 0 } }
    try run.run(1 + (round + 2) % 4) { ($0.epochs, $0.keepsCheckpoints) = (20, true) }
    let expected = try alone { $0.epochs = 20 }
    #expect(try run.outcomes().allSatisfy { $0 == expected })
  }

  @Test(
    "A cut network ends all within 15 seconds",
    .enabled(if: rounds > 2 && RankNetwork.isPossible, "without SOAK=1 and network namespaces"))
  func cut() throws {
    let network = try RankNetwork(nodes: 2)
    let run = try RankRun()
    try run.start(2, options: network.options) { ($0.epochs, $0.event) = (1000, .slow) }
    try wait(seconds: 30) { run.processes.allSatisfy { $0 != nil } }
    let processes = run.processes.compactMap(\.self)
    sleep(2)
    try network.cut(1)
    let (status, seconds) = run.end()
    #expect(status != 0 && seconds < 15, "ended with \(status) after \(seconds) s")
    try wait(seconds: 15) { processes.allSatisfy { kill($0, 0) != 0 } }
  }

  private func wait(seconds: Double, for condition: () -> Bool) throws {
    let start = ContinuousClock.now
    while !condition() {
      try #require(ContinuousClock.now - start < .seconds(seconds), "waited \(seconds) s")
      usleep(10_000)
    }
  }
}
