import Artifacts
import Foundation
import NeuralNetwork
import Tensor

/// A network in the Open Neural Network Exchange format, which ONNX Runtime and many other programs run.
///
/// The model takes any number of samples at once. One that is made of a `Classifier` takes pixels as they are
/// decoded and does the preprocessing itself:
///
/// ```python
/// import onnxruntime
/// session = onnxruntime.InferenceSession("simpsons.onnx")
/// [probabilities] = session.run(None, {"pictures": pixels})   # uint8, [n, height, width, channels], RGB
/// ```
///
/// The format is version 8 with operator set 17. ONNX lays pictures out as `[n, channels, height, width]`: kernels are
/// rearranged once, when the model is made, and pictures as the model's first step.
public struct ONNXModel: Sendable {
  /// The file's content: a serialized `ModelProto`.
  public let data: Data

  /// A classifier with its preprocessing: input `pictures`, 8-bit pixels `[n, height, width, channels]`; output
  /// `probabilities`, `[n, classes]`. The metadata `classes` name the classes, as JSON, and `resampling` says how the pictures were
  /// made small, which other programs have to do in the same way.
  /// - Throws: ``ONNXError`` for what the format cannot hold.
  public init(_ classifier: Classifier) throws {
    let graph = GraphBuilder()
    let pictures = graph.preprocess("pictures", for: classifier)
    let probabilities = try graph.network(classifier.network, input: pictures)
    if classifier.averagesMirrorImages {
      graph.averageHalves(of: probabilities, into: "probabilities")
    } else {
      graph.add("Identity", [probabilities], into: "probabilities")
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    data = try Self.encode(
      graph, classifier.network, input: ("pictures", .uint8), output: "probabilities",
      metadata: [
        "classes": String(decoding: encoder.encode(classifier.classNames), as: UTF8.self),
        "resampling": classifier.averagesAreas
          ? "averaged over areas" : "bilinear, from the four nearest pixels",
      ])
  }

  /// A network alone: input `samples`, floats `[n]` and its input shape; output `outputs`, `[n]` and its output shape.
  /// - Throws: ``ONNXError`` for what the format cannot hold.
  public init(_ network: Sequential) throws {
    let graph = GraphBuilder()
    let outputs = try graph.network(network, input: "samples")
    graph.add("Identity", [outputs], into: "outputs")
    data = try Self.encode(
      graph, network, input: ("samples", .float), output: "outputs", metadata: [:])
  }

  /// Writes the model, atomically.
  /// - Throws: `FileError` when the file cannot be written.
  public func write(to path: String) throws {
    try AtomicFile.write(data, to: path)
  }

  private static func encode(
    _ graph: GraphBuilder, _ network: Sequential, input: (name: String, type: NumberType),
    output: String, metadata: [String: String]
  ) throws -> Data {
    var model = ProtobufWriter()
    model.integer(1, 8)
    model.string(2, "Cuaderno")
    model.message(7) { message in
      graph.write(to: &message, name: network.name)
      message.message(11) {
        ValueInfo(name: input.name, type: input.type, shape: network.inputShape).write(to: &$0)
      }
      message.message(12) {
        ValueInfo(name: output, type: .float, shape: network.outputShape).write(to: &$0)
      }
    }
    model.message(8) {
      $0.string(1, "")
      $0.integer(2, 17)
    }
    for (key, value) in metadata.sorted(by: { $0.key < $1.key }) {
      model.message(14) {
        $0.string(1, key)
        $0.string(2, value)
      }
    }
    // Protocol buffers end at 2 GB.
    guard model.bytes.count < Int(Int32.max) else {
      throw ONNXError("the model has \(model.bytes.count) bytes; the format ends at 2 GB")
    }
    return Data(model.bytes)
  }
}

/// A network that cannot be written as ONNX.
public struct ONNXError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What and why.
  public var description: String

  init(_ description: String) { self.description = description }
}
