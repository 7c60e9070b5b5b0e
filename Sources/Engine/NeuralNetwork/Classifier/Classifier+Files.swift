import Artifacts
import Foundation
import Tensor

/// The model file: one safetensors file that is all it takes to use a network.
///
/// Its arrays are the weights under their ``Sequential/parameterNames``, and `normalization/whitening` where there is one. Its
/// metadata are `format` (`cuaderno-model`), `version`, and as JSON `network` (name, input shape and layers), `classes` and
/// `preprocessing`. Any program that reads safetensors can read it:
///
/// ```python
/// import json
/// from safetensors import safe_open
/// with safe_open("simpsons.safetensors", framework="numpy") as model:
///   classes = json.loads(model.metadata()["classes"])
///   kernel = model.get_tensor("conv2d/kernel")   # [height, width, channels, filters]
/// ```
extension Classifier {
  /// What `format` says in the metadata of a model file.
  static let format = "cuaderno-model"
  /// The version of the format that is written, and the newest that is read.
  static let version = 1
  static let whiteningName = "normalization/whitening"

  /// Writes the classifier as one safetensors file, atomically.
  /// - Throws: `FileError` when the file cannot be written.
  public func save(to path: String) throws {
    var parts = zip(network.parameterNames, network.weights).map { $1.part(named: $0) }
    if let whitening = normalization.whitening {
      parts.append(whitening.part(named: Self.whiteningName))
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    func json(_ value: some Encodable) throws -> String {
      String(decoding: try encoder.encode(value), as: UTF8.self)
    }
    try SafetensorsFile.write(
      parts,
      metadata: [
        "format": Self.format, "version": String(Self.version),
        "network": json(NetworkDescription(network)), "classes": json(classNames),
        "preprocessing": json(Preprocessing(self)),
      ], to: path)
  }

  /// Reads a classifier that ``save(to:)`` has written. The weights stay in the mapped file.
  /// - Throws: `FileError`, `SafetensorsError`, `TensorFileError` or ``ModelFileError``, each with the path and the reason.
  public init(contentsOf path: String) throws {
    let file = try SafetensorsFile(path: path)
    func fail(_ reason: String) -> ModelFileError { ModelFileError(path: path, reason: reason) }
    guard file.metadata["format"] == Self.format, let version = file.metadata["version"] else {
      throw fail("it holds arrays, but no model; models are written by Classifier.save(to:)")
    }
    guard Int(version) == Self.version else {
      throw fail(
        "its version is \(version), and this program reads \(Self.version); use the one that wrote it"
      )
    }
    func part<Part: Decodable>(_ key: String) throws -> Part {
      guard let text = file.metadata[key],
        let part = try? JSONDecoder().decode(Part.self, from: Data(text.utf8))
      else { throw fail("its entry \(key) is missing or damaged") }
      return part
    }
    let description: NetworkDescription = try part("network")
    do {
      try Sequential.check(description.layers, inputShape: description.inputShape)
      try Sequential(description, weights: []).checkNames()
    } catch {
      throw fail("its network is unsound: \(error)")
    }
    let classNames: [String] = try part("classes")
    let preprocessing: Preprocessing = try part("preprocessing")
    guard preprocessing.channelDeviations.allSatisfy({ $0 > 0 }) else {
      throw fail("its preprocessing divides by 0")
    }
    var normalization = preprocessing.normalization
    if file.entries[Self.whiteningName] != nil {
      normalization.whitening = try file.tensor(Self.whiteningName)
    }
    let empty = Sequential(description, weights: [])
    let weights = try zip(empty.parameterNames, empty.layerParameters.joined()).map {
      try file.weight($0, shape: $1.shape)
    }
    let network = Sequential(description, weights: weights)
    if let mismatch = Self.mismatch(network, classNames, normalization) { throw fail(mismatch) }
    self.init(
      network, classNames: classNames, normalization: normalization,
      averagesMirrorImages: preprocessing.averagesMirrorImages,
      averagesAreas: preprocessing.averagesAreas ?? false)
  }

  /// What the metadata say of the way from pixels to samples and back.
  private struct Preprocessing: Codable {
    /// The factor of 8-bit pixels, for other programs; it is always this.
    var scale = 1.0 / 255
    /// `RGB` or `grey`.
    var color: String
    var samplewiseCenter: Bool
    var samplewiseDeviation: Bool
    var channelMeans: [Float]
    var channelDeviations: [Float]
    var averagesMirrorImages: Bool
    /// Missing in files from before there was a choice.
    var averagesAreas: Bool?

    init(_ classifier: Classifier) {
      let normalization = classifier.normalization
      color = classifier.network.inputShape[2] == 1 ? "grey" : "RGB"
      samplewiseCenter = normalization.samplewiseCenter
      samplewiseDeviation = normalization.samplewiseDeviation
      channelMeans = normalization.channelMeans
      channelDeviations = normalization.channelDeviations
      averagesMirrorImages = classifier.averagesMirrorImages
      averagesAreas = classifier.averagesAreas
    }

    var normalization: PixelNormalization {
      PixelNormalization(
        samplewiseCenter: samplewiseCenter, samplewiseDeviation: samplewiseDeviation,
        channelMeans: channelMeans, channelDeviations: channelDeviations)
    }
  }
}

extension SafetensorsFile {
  /// - Throws: `TensorFileError` when there is no such weight, or when it has another shape.
  func weight(_ name: String, shape: [Int]) throws -> Tensor<Float> {
    let tensor: Tensor<Float> = try tensor(name)
    guard tensor.shape == shape else {
      throw TensorFileError(
        path: file.path, tensor: name, reason: "has shape \(tensor.shape), expected \(shape)")
    }
    return tensor
  }
}

/// A file that is not a model, or one that cannot be used.
public struct ModelFileError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file that was read.
  public var path: String
  /// What is wrong, as a clause that begins with `it` or `its`.
  public var reason: String

  public var description: String { "\(path) is not a usable model file: \(reason)" }
}
