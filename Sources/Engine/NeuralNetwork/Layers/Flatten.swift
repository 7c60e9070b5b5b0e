/// All numbers of a sample in one row.
public struct Flatten: Layer {
  public static let className = "Flatten"
  public var name: String?

  /// Makes the layer; it has no settings.
  public init(name: String? = nil) { self.name = name }

  public var kind: LayerKind { .flatten(self) }
  public func outputShape(for inputShape: [Int]) throws -> [Int] { [inputShape.reduce(1, *)] }
}
