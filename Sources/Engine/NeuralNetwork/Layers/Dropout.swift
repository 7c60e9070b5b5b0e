import Checks

/// In training, sets a share of the numbers to 0 and scales the others by 1 / (1 - rate); at inference does nothing
/// (Srivastava et al., 2014).
public struct Dropout: Layer {
  public static let className = "Dropout"
  /// The share that is dropped, from 0 to below 1.
  public var rate: Double
  public var name: String?

  /// Makes a layer that drops a share of its inputs.
  /// - Precondition: `rate` is at least 0 and below 1.
  public init(_ rate: Double, name: String? = nil) {
    require(
      rate >= 0 && rate < 1, "a dropout rate is from 0 to below 1, received \(rate)")
    self.rate = rate
    self.name = name
  }

  public var kind: LayerKind { .dropout(self) }
  public func outputShape(for inputShape: [Int]) throws -> [Int] { inputShape }
}
