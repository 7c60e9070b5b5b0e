import NeuralNetwork
import Randomness

/// Networks drawn at random in which blocks hold blocks.
enum Nestings {
  /// A network for pictures of 6 by 5 pixels with 2 or 16 channels.
  static func layers(seed: UInt64) -> (input: [Int], layers: [LayerKind]) {
    var generator = RandomSource(seed: 1000 + seed).generator
    var channels = [2, 16].randomElement(using: &generator) ?? 2
    let input = [6, 5, channels]
    var layers = path(&channels, depth: 3, &generator)
    layers.append(Residual { path(&channels, depth: 2, keeping: true, &generator) }.kind)
    layers += [GlobalAveragePooling2D().kind, Dense(3, activation: .softmax).kind]
    return (input, layers)
  }

  /// One to three layers that keep height and width, and the channels if told so.
  private static func path(
    _ channels: inout Int, depth: Int, keeping: Bool = false,
    _ generator: inout RandomSource.Generator
  ) -> [LayerKind] {
    let before = channels
    var layers = (0..<Int.random(in: 1...3, using: &generator)).flatMap { _ in
      layer(&channels, depth: depth, &generator)
    }
    if keeping, channels != before {
      channels = before
      layers.append(Conv2D(before, kernelSize: 1).kind)
    }
    return layers
  }

  private static func layer(
    _ channels: inout Int, depth: Int, _ generator: inout RandomSource.Generator
  ) -> [LayerKind] {
    switch Int.random(in: 0..<(depth > 0 ? 11 : 6), using: &generator) {
    case 0:
      channels = [3, 16].randomElement(using: &generator) ?? 3
      return [Conv2D(channels, kernelSize: 3, padding: .same, activation: .tanh).kind]
    case 1:
      channels = 16
      return [
        Conv2D(16, kernelSize: 3, padding: .same, useBias: false).kind, BatchNormalization().kind,
        Activation(.relu).kind,
      ]
    case 2: return [BatchNormalization().kind]
    case 3: return [DepthwiseConv2D(3, padding: .same, activation: .sigmoid).kind]
    case 4: return [Activation(.silu).kind]
    case 5:
      channels = 4
      return [SeparableConv2D(4, kernelSize: 3, padding: .same).kind]
    case 6: return [Residual { path(&channels, depth: depth - 1, keeping: true, &generator) }.kind]
    case 7:
      // Weights in the shortcut only.
      return [
        Residual {
          Activation(.tanh)
        } shortcut: {
          Conv2D(channels, kernelSize: 1)
        }.kind
      ]
    default:
      let before = channels
      let main = path(&channels, depth: depth - 1, &generator)
      var others = before
      var shortcut = path(&others, depth: depth - 1, &generator)
      if others != channels { shortcut.append(Conv2D(channels, kernelSize: 1).kind) }
      let block = Residual {
        main
      } shortcut: {
        shortcut
      }
      return [block.kind] + (Bool.random(using: &generator) ? [Activation(.relu).kind] : [])
    }
  }
}
