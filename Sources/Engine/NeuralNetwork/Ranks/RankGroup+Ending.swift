import Foundation
import Printing

extension RankGroup {
  /// Takes leave of the other ranks when the program ends.
  ///
  /// A program that ends with an error, or while another one goes on, ends without a leave: `mpirun` then ends all others.
  func endWithProgram() {
    // The group lives as long as the process.
    let group = Unmanaged.passRetained(self).toOpaque()
    on_exit(
      { status, group in
        guard status == 0, let group else { _exit(status) }
        Unmanaged<RankGroup>.fromOpaque(group).takeUnretainedValue().end()
      }, group)
  }

  private func end() {
    let place = TrainingPlace(training: 0, epoch: 0, step: 0, phase: .ended)
    let isTraining = !trainingLock.try()
    if !isTraining {
      let reports = gather(RankReport(place: place))
      if let other = reports.firstIndex(where: { $0.place != place }) {
        let error = RankError.diverged(
          rank: other, place: "\(reports[other].place)", ownPlace: "\(place)")
        StandardError.write(error: "\(error)")
      } else {
        return perform { $0.end() }
      }
    }
    fflush(nil)
    _exit(1)
  }
}
