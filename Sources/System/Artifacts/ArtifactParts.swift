/// Takes the bytes of large values, while a value is encoded, to be kept beside its JSON.
///
/// A type with many elements looks for a sink in the encoder's `userInfo`; if there is one it adds its bytes and encodes
/// just the name that it got, otherwise it encodes its elements like any other `Codable` value.
public protocol ArtifactPartSink: AnyObject {
  /// Adds an array and returns the name to encode in its place.
  ///
  /// - Parameters:
  ///   - elementType: The type of each number.
  ///   - shape: The length of each axis, outermost first.
  ///   - withBytes: Hands the bytes to a reader, in one or more pieces that follow each other.
  func add(
    elementType: ElementType, shape: [Int],
    withBytes: @escaping @Sendable ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
  ) -> String
}

/// Gives back, while a value is decoded, the bytes that an ``ArtifactPartSink`` took.
public protocol ArtifactPartSource: Sendable {
  /// The array called `name`, mapped from the artifact's file.
  /// - Throws: When there is no such array.
  func part(_ name: String) throws -> ArtifactPart
}

/// An array inside a mapped file.
public struct ArtifactPart: Sendable {
  /// The type of each number.
  public let elementType: ElementType
  /// The length of each axis, outermost first.
  public let shape: [Int]
  /// The file that holds the bytes; keep it as long as ``bytes`` are used.
  public let file: MappedFile
  /// Where the bytes lie in ``file``, aligned to the element type.
  public let range: Range<Int>

  /// Describes the bytes of an array in a mapped file.
  public init(elementType: ElementType, shape: [Int], file: MappedFile, range: Range<Int>) {
    self.elementType = elementType
    self.shape = shape
    self.file = file
    self.range = range
  }

  /// The bytes, row-major and little-endian; valid as long as the file is mapped.
  public var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: file.bytes[range]) }
}

extension CodingUserInfoKey {
  /// The ``ArtifactPartSink`` of an encoder.
  public static let artifactPartSink = CodingUserInfoKey(rawValue: "cuaderno.artifact-part-sink")!
  /// The ``ArtifactPartSource`` of a decoder.
  public static let artifactPartSource = CodingUserInfoKey(
    rawValue: "cuaderno.artifact-part-source")!
}
