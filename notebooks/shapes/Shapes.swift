import Cuaderno
import CuadernoCommand

/// A small notebook with a question of its own; it runs in seconds.
@main struct Shapes: Notebook {
  static let title = "How much noise can a small network stand?"

  static var contents: Contents {
    draw
    learn
    noise
  }
}
