import Foundation
import Hosting
import NeuralNetwork
import Testing

/// What each rank runs: this test, in a process of the test program that `mpirun` started.
struct RankProgram {
  @Test(.enabled(if: RankOrder.current != nil, "a rank of RankTests runs it"))
  func trains() throws {
    let order = try #require(RankOrder.current)
    let folder = URL(filePath: order.folder)
    try "\(getpid())".write(
      to: folder.appending(path: "process.\(Ranks.number)"), atomically: true, encoding: .utf8)
    if order.event == .absence, Ranks.number == Ranks.count - 1 {
      // It connects, so that the others can wait for it, and trains something else.
      var other = TrainingCase()
      other.epochs = 0
      do { _ = try other.train(on: SilentHost(seed: 1)) } catch { try leave(error) }
      return
    }
    do {
      try JSONEncoder().encode(try order.train())
        .write(to: folder.appending(path: "outcome.\(Ranks.number)"), options: .atomic)
    } catch { try leave(error) }
  }

  /// Ends as a program does that an error ends, but with its words in a file.
  private func leave(_ error: any Error) throws {
    let folder = URL(filePath: try #require(RankOrder.current).folder)
    try "\(error)".write(
      to: folder.appending(path: "error.\(Ranks.number)"), atomically: true, encoding: .utf8)
    throw error
  }
}
