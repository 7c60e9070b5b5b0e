import Cuaderno
import Drawing
import NeuralNetwork
import Tensor

/// Drawings to learn from and drawings to judge by.
struct ShapeData: Codable, Sendable {
  var training: ShapePictures
  var test: ShapePictures
}

/// Drawn pictures and the shapes they show.
struct ShapePictures: Codable, Sendable {
  static let names = ["circle", "square", "triangle", "cross"]
  static let edge = 32

  /// Shape `[n, 32, 32, 3]`.
  var pixels: Tensor<UInt8>
  var labels: [Int]

  /// Draws `count` pictures; each depends only on the seed and its number.
  init(count: Int, random: RandomSource) throws {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * Self.edge * Self.edge * 3)
    for index in 0..<count {
      bytes += try Self.draw(index % Self.names.count, random: random[index])
    }
    pixels = Tensor(shape: [count, Self.edge, Self.edge, 3], elements: bytes)
    labels = (0..<count).map { $0 % Self.names.count }
  }

  /// One-hot rows, shape `[n, 4]`.
  var targets: Tensor<Float> { oneHot(labels, classes: Self.names.count) }

  /// The same pictures with a share of the pixels in random colors.
  func withNoise(_ share: Double, random: RandomSource) -> ShapePictures {
    var result = self
    var generator = random.generator
    var bytes = pixels.elements
    for pixel in 0..<bytes.count / 3 where Double.random(in: 0..<1, using: &generator) < share {
      for channel in 0..<3 { bytes[pixel * 3 + channel] = .random(in: 0...255, using: &generator) }
    }
    result.pixels = Tensor(shape: pixels.shape, elements: bytes)
    return result
  }

  private static func draw(_ label: Int, random: RandomSource) throws -> [UInt8] {
    var generator = random.generator
    func number(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &generator) }
    func color(_ range: ClosedRange<Double>) -> Color {
      Color(red: number(range), green: number(range), blue: number(range))
    }
    let canvas = try BitmapCanvas(width: edge, height: edge, background: .color(color(0...0.5)))
    let place = Transform.translation(number(12...20), number(12...20))
      .rotated(degrees: number(0...360)).scaled(number(5...10))
    canvas.fill(outline(label).transformed(place), color(0.5...1))
    return try canvas.rgb()
  }

  /// The shape around the origin, with a radius of about 1.
  private static func outline(_ label: Int) -> Path {
    switch label {
    case 0: return Path(center: Point(0, 0), radius: 1)
    case 1: return Path(Rectangle(x: -0.85, y: -0.85, width: 1.7, height: 1.7))
    case 2: return Path([Point(0, -1.1), Point(0.95, 0.55), Point(-0.95, 0.55)], closed: true)
    default:
      let corners = [
        (-0.3, -1.1), (0.3, -1.1), (0.3, -0.3), (1.1, -0.3), (1.1, 0.3), (0.3, 0.3), (0.3, 1.1),
        (-0.3, 1.1), (-0.3, 0.3), (-1.1, 0.3), (-1.1, -0.3), (-0.3, -0.3),
      ]
      return Path(corners.map { Point($0.0, $0.1) }, closed: true)
    }
  }
}
