/// An activation function as a layer.
public struct Activation: Layer {
  public static let className = "Activation"
  /// What is applied to each element.
  public var function: ActivationFunction
  public var name: String?

  /// Applies a function to the output of the layer before.
  public init(_ function: ActivationFunction, name: String? = nil) {
    self.function = function
    self.name = name
  }

  public var kind: LayerKind { .activation(self) }
  public func outputShape(for inputShape: [Int]) throws -> [Int] { inputShape }
}
