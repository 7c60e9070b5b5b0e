/// The mean of each channel over the whole picture: `[height, width, channels]` to `[channels]`.
public struct GlobalAveragePooling2D: Layer {
  public static let className = "GlobalAveragePooling2D"
  public var name: String?

  /// Makes the layer; it has no settings.
  public init(name: String? = nil) { self.name = name }

  public var kind: LayerKind { .globalAveragePooling2D(self) }

  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    guard inputShape.count == 3 else {
      throw ShapeError(
        layer: Self.className, expected: "[height, width, channels]", received: inputShape)
    }
    return [inputShape[2]]
  }
}
