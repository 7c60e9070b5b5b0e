import Cuaderno
import CuadernoCommand

/// A notebook whose second cell goes wrong in the way that it is told, for the tests of the runner.
@main struct Faults: Notebook {
  static let title = "Everything that can go wrong"
  static var contents: Contents {
    start
    fault
    after
    apart
    steps
  }
}
