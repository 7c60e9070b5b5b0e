import Foundation
import Printing

extension RankGroup {
  /// Takes leave of the other ranks when the program ends.
  ///
  /// Where one ends with an error, `mpirun` ends all others. So ranks that end with errors wait for each other for a moment: all can
  /// say why.
  func endWithProgram() {
    // The group lives as long as the process.
    let group = Unmanaged.passRetained(self).toOpaque()
    on_exit(
      { status, group in
        guard let group else { return }
        Unmanaged<RankGroup>.fromOpaque(group).takeUnretainedValue().end(status)
      }, group)
  }

  private func end(_ status: Int32) {
    // Not while a training waits for the others.
    if trainingLock.try() {
      if status == 0 { return leave() }
      let place = TrainingPlace(training: 0, epoch: 0, step: 0, phase: .ended)
      enqueue { [self] in _ = gather(RankReport(place: place), $0) }
      wait(until: Date(timeIntervalSinceNow: 1))
    }
    fflush(nil)
    _exit(status == 0 ? 1 : status)
  }

  private func leave() {
    let place = TrainingPlace(training: 0, epoch: 0, step: 0, phase: .ended)
    let reports = gather(RankReport(place: place))
    if let other = reports.firstIndex(where: { $0.place != place }) {
      let error = RankError.diverged(
        rank: other, place: "\(reports[other].place)", ownPlace: "\(place)")
      StandardError.write(error: "\(error)")
      fflush(nil)
      _exit(1)
    }
    perform { $0.end() }
  }
}
