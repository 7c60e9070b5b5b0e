/// Two paths whose outputs are added: a residual block (He et al., 2015).
///
/// ```swift
/// Residual {
///   Conv2D(32, kernelSize: 3, padding: .same, activation: .relu)
///   Conv2D(32, kernelSize: 3, padding: .same)
/// } shortcut: {
///   Conv2D(32, kernelSize: 1)
/// }
/// ```
public struct Residual: Layer {
  public static let className = "Residual"
  /// The layers of the main path.
  public var main: [LayerKind]
  /// Empty for the input itself.
  public var shortcut: [LayerKind]
  public var name: String?

  /// Makes a block; both paths must give the same shape.
  public init(
    name: String? = nil, @LayerBuilder _ main: () -> [LayerKind],
    @LayerBuilder shortcut: () -> [LayerKind] = { [] }
  ) {
    self.name = name
    self.main = main()
    self.shortcut = shortcut()
  }

  public var kind: LayerKind { .residual(self) }

  public func outputShape(for inputShape: [Int]) throws -> [Int] {
    let shape = try shapes(of: main, from: inputShape).last ?? inputShape
    let short = try shapes(of: shortcut, from: inputShape).last ?? inputShape
    guard shape == short else {
      throw ShapeError(
        layer: "the shortcut of \(Self.className)", expected: "to give \(shape) as the main path",
        received: short)
    }
    return shape
  }

  public func parameters(for inputShape: [Int]) -> [ParameterSpecification] {
    parameters(of: main, "main", for: inputShape)
      + parameters(of: shortcut, "shortcut", for: inputShape)
  }

  /// How many of the block's weights, from the front, belong to the main path.
  func mainParameterCount(for inputShape: [Int]) -> Int {
    parameters(of: main, "main", for: inputShape).count
  }

  private func parameters(
    of layers: [LayerKind], _ path: String, for inputShape: [Int]
  ) -> [ParameterSpecification] {
    var shape = inputShape
    return layers.enumerated().flatMap { index, kind in
      defer { shape = (try? kind.layer.outputShape(for: shape)) ?? shape }
      return kind.layer.parameters(for: shape).map { specification in
        var specification = specification
        specification.name = "\(path)/\(index)/\(specification.name)"
        return specification
      }
    }
  }
}

/// The shape after each of `layers`.
func shapes(of layers: [LayerKind], from inputShape: [Int]) throws -> [[Int]] {
  var shape = inputShape
  return try layers.map { kind in
    shape = try kind.layer.outputShape(for: shape)
    return shape
  }
}
