import Cuaderno
import CuadernoCommand

@main struct Simpsons: Notebook {
  static let title = "Convolutional neural networks: who is in the picture?"
  static var contents: Contents {
    load
    visualize
  }
}
