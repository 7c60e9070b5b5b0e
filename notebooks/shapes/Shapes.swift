import Cuaderno
import CuadernoCommand

/// A small notebook that answers one question in seconds.
@main struct Shapes: Notebook {
  static let title = "How much noise can a small network tolerate?"

  static var contents: Contents {
    draw
    learn
    noise
  }
}
