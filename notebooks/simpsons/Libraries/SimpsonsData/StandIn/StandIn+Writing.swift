import Artifacts
import Datasets
import Foundation
import Hosting
import Synchronization
import Tensor

extension StandIn {
  /// Draws all pictures into `folder`, on all cores, unless that was done already.
  ///
  /// The folder appears at once and whole; an older stand-in with other settings is replaced. Next to the two halves it holds
  /// `stand-in.json` with the settings. The test half also has a few pictures of two further characters, as the real one does.
  ///
  /// - Returns: Where the two halves are.
  /// - Throws: `FileError` when the disk is full, cannot be written, or the folder holds something else;
  ///   `Interrupted` when the host requests a stop. Nothing half-written stays.
  @discardableResult public func write(to folder: String) throws -> SimpsonsFolders {
    let result = SimpsonsFolders(
      training: "\(folder)/\(StandInPlan.trainingFolder)",
      test: "\(folder)/\(StandInPlan.testFolder)")
    let marker = StandInMarker(settings: self)
    if StandInMarker.read(in: folder) == marker { return result }
    guard !StandInMarker.isMissing(in: folder) else {
      throw FileError("cannot put the drawn pictures in", path: folder, code: ENOTEMPTY)
    }
    let target = try StagedFolder(for: folder)
    try draw(into: target)
    try marker.write(to: target)
    try target.install()
    return result
  }

  private func draw(into target: borrowing StagedFolder) throws {
    for design in Cast.characters {
      try target.make("\(StandInPlan.trainingFolder)/\(design.name)")
    }
    try target.make(StandInPlan.testFolder)
    let pictures = StandInPlan(self).pictures
    let host = Work.host
    let progress = LoadingProgress(title: "Drawing the stand-in", total: pictures.count, host: host)
    let failure = Mutex<(any Error)?>(nil)
    let hasFailed = Atomic<Bool>(false)
    Parallel.forEach(pictures.count) { index, _ in
      if hasFailed.load(ordering: .relaxed) || host.isCancelled { return }
      do {
        try target.write(pictures[index].encoded(), to: pictures[index].path)
        progress.advance()
      } catch {
        hasFailed.store(true, ordering: .relaxed)
        failure.withLock { $0 = $0 ?? error }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
    if host.isCancelled { throw Interrupted(at: progress.position) }
  }
}
