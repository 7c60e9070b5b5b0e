import ArgumentParser
import Cuaderno
import CuadernoCommand
import Foundation

/// A notebook whose second cell goes wrong as its parameter says, for the tests of the runner.
@main struct Faults: Notebook, NotebookVerbs {
  static let title = "Everything that can go wrong"
  static var contents: Contents {
    start
    fault
    after
    apart
    steps
  }

  static var ownExports: [OwnExport] {
    [
      OwnExport("sum", help: "The sum of the first cell's numbers.", fileName: "sum.txt") {
        results, path in
        let sum = try results.value(of: start).reduce(0, +)
        try "\(sum)\n".write(toFile: path, atomically: true, encoding: .utf8)
      }
    ]
  }

  static var ownVerbs: [any ParsableCommand.Type] { [DawdleCommand.self] }
}
