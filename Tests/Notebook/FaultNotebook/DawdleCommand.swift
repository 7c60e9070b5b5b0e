import ArgumentParser
import Cuaderno
import CuadernoCommand
import Foundation

/// `dawdle`: a verb of the notebook's own, which takes its time.
struct DawdleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dawdle", abstract: "Take some time.")

  @Option(help: "How many rounds to take.")
  var rounds = 3

  @Flag(help: "Fail at the end.")
  var fails = false

  @OptionGroup var place: PlaceFlags

  func run() throws {
    try VerbWork.run { tell in
      for round in 1...rounds {
        if Work.host.isCancelled { throw Interrupted(at: "round \(round)") }
        Work.host.report(WorkProgress(line: "dawdling", fraction: Double(round) / Double(rounds)))
        usleep(10_000)
      }
      tell("dawdled for \(rounds) rounds")
      if fails { throw Wrong() }
    }
    Swift.print(place.outputFolder(of: Faults.self))
  }
}
