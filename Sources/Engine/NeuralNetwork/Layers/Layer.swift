/// The description of one layer: its settings, without weights.
///
/// A network is built of descriptions; the weights belong to the network. Shapes leave the batch out: a picture is
/// `[height, width, channels]`. A layer of your own is a ``CustomLayer``.
public protocol Layer: Sendable, Codable, Hashable {
  /// The class as Keras calls it, as in `Conv2D`.
  static var className: String { get }
  /// The name that its author gave it; `nil` lets the network number it.
  var name: String? { get }
  /// The shape of one output sample.
  /// - Throws: ``ShapeError`` when the layer cannot take samples of this shape.
  func outputShape(for inputShape: [Int]) throws -> [Int]
  /// The weights that the layer needs, in their order.
  func parameters(for inputShape: [Int]) -> [ParameterSpecification]
  /// This layer as a case of the closed set that networks are made of.
  var kind: LayerKind { get }
}

extension Layer {
  public func parameters(for inputShape: [Int]) -> [ParameterSpecification] { [] }
}

/// All layers that there are. A new layer gets a case here, and the compiler names the places that must know it.
public indirect enum LayerKind: Sendable, Codable, Hashable {
  case conv2D(Conv2D)
  case depthwiseConv2D(DepthwiseConv2D)
  case separableConv2D(SeparableConv2D)
  case zeroPadding2D(ZeroPadding2D)
  case maxPooling2D(MaxPooling2D)
  case averagePooling2D(AveragePooling2D)
  case globalAveragePooling2D(GlobalAveragePooling2D)
  case batchNormalization(BatchNormalization)
  case activation(Activation)
  case flatten(Flatten)
  case dense(Dense)
  case dropout(Dropout)
  case residual(Residual)
  case custom(CustomLayerBox)

  /// The description itself.
  public var layer: any Layer {
    switch self {
    case .conv2D(let layer): layer
    case .depthwiseConv2D(let layer): layer
    case .separableConv2D(let layer): layer
    case .zeroPadding2D(let layer): layer
    case .maxPooling2D(let layer): layer
    case .averagePooling2D(let layer): layer
    case .globalAveragePooling2D(let layer): layer
    case .batchNormalization(let layer): layer
    case .activation(let layer): layer
    case .flatten(let layer): layer
    case .dense(let layer): layer
    case .dropout(let layer): layer
    case .residual(let layer): layer
    case .custom(let box): box.layer
    }
  }
}

/// Collects the layers of a network, one a line.
@resultBuilder
public enum LayerBuilder {
  public static func buildExpression(_ layer: some Layer) -> [LayerKind] { [layer.kind] }
  public static func buildExpression(_ layers: [any Layer]) -> [LayerKind] { layers.map(\.kind) }
  public static func buildExpression(_ layers: [LayerKind]) -> [LayerKind] { layers }
  public static func buildBlock(_ parts: [LayerKind]...) -> [LayerKind] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [LayerKind]?) -> [LayerKind] { part ?? [] }
  public static func buildEither(first part: [LayerKind]) -> [LayerKind] { part }
  public static func buildEither(second part: [LayerKind]) -> [LayerKind] { part }
  public static func buildArray(_ parts: [[LayerKind]]) -> [LayerKind] { parts.flatMap { $0 } }
}
