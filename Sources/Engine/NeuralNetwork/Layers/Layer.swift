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
  /// By default a layer has no weights.
  public func parameters(for inputShape: [Int]) -> [ParameterSpecification] { [] }
}

/// All layers that there are. A new layer gets a case here, and the compiler names the places that must know it.
public indirect enum LayerKind: Sendable, Codable, Hashable {
  /// A convolution.
  case conv2D(Conv2D)
  /// A separate convolution of each channel.
  case depthwiseConv2D(DepthwiseConv2D)
  /// A depthwise convolution followed by a 1x1 convolution.
  case separableConv2D(SeparableConv2D)
  /// A frame of zeros.
  case zeroPadding2D(ZeroPadding2D)
  /// The greatest value of each window.
  case maxPooling2D(MaxPooling2D)
  /// The mean of each window.
  case averagePooling2D(AveragePooling2D)
  /// The mean of each channel.
  case globalAveragePooling2D(GlobalAveragePooling2D)
  /// Normalization by the statistics of the batch.
  case batchNormalization(BatchNormalization)
  /// A function of each element.
  case activation(Activation)
  /// One row of all numbers.
  case flatten(Flatten)
  /// A fully connected layer.
  case dense(Dense)
  /// Random zeros in training.
  case dropout(Dropout)
  /// The sum of two paths.
  case residual(Residual)
  /// A layer defined outside of this library.
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

/// Collects the layers of a network, one per line.
@resultBuilder
public enum LayerBuilder {
  /// Takes one layer, or a list of layers.
  public static func buildExpression(_ layer: some Layer) -> [LayerKind] { [layer.kind] }
  /// Takes one layer, or a list of layers.
  public static func buildExpression(_ layers: [any Layer]) -> [LayerKind] { layers.map(\.kind) }
  /// Takes one layer, or a list of layers.
  public static func buildExpression(_ layers: [LayerKind]) -> [LayerKind] { layers }
  /// Joins the layers in their order.
  public static func buildBlock(_ parts: [LayerKind]...) -> [LayerKind] { parts.flatMap { $0 } }
  /// Allows `if` without `else`.
  public static func buildOptional(_ part: [LayerKind]?) -> [LayerKind] { part ?? [] }
  /// Allows `if` with `else`, and `switch`.
  public static func buildEither(first part: [LayerKind]) -> [LayerKind] { part }
  /// Allows `if` with `else`, and `switch`.
  public static func buildEither(second part: [LayerKind]) -> [LayerKind] { part }
  /// Allows `for`.
  public static func buildArray(_ parts: [[LayerKind]]) -> [LayerKind] { parts.flatMap { $0 } }
}
