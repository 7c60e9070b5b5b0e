import Foundation

/// A file in the safetensors format, mapped into memory: named arrays of bytes with type and shape.
///
/// The format: eight bytes of header length (little-endian), a JSON header, then the arrays, row-major,
/// little-endian and packed. Every offset and length is checked before use, so that a damaged or hostile file is an
/// error and never a crash.
public struct SafetensorsFile: Sendable {
  /// One array of the file.
  public struct Entry: Sendable, Equatable {
    /// The type of each number.
    public var elementType: ElementType
    /// The length of each axis, outermost first.
    public var shape: [Int]
    /// Where its bytes lie, counted from the start of the file.
    public var range: Range<Int>
  }

  /// The mapped file that ``entries`` point into.
  public let file: MappedFile
  /// The arrays by name.
  public let entries: [String: Entry]
  /// The free text entries of the header.
  public let metadata: [String: String]

  /// The longest header that is read: 100 MB, as in the reference implementation.
  static let longestHeader = 100_000_000

  /// Maps the file at `path` and checks its header.
  /// - Throws: ``FileError``, or ``SafetensorsError`` for a file that does not hold what the format demands.
  public init(path: String) throws {
    try self.init(file: MappedFile(path: path))
  }

  /// Checks the header of a mapped file.
  public init(file: MappedFile) throws {
    let bytes = file.bytes
    func fail(_ reason: String) -> SafetensorsError {
      SafetensorsError(path: file.path, reason: reason)
    }
    guard bytes.count >= 8 else {
      throw fail("it is \(bytes.count) bytes long, shorter than its header")
    }
    let declared = UInt64(littleEndian: bytes.loadUnaligned(as: UInt64.self))
    guard declared <= UInt64(Self.longestHeader) else {
      throw fail("it declares a header of \(declared) bytes")
    }
    let start = 8 + Int(declared)
    guard start <= bytes.count else { throw fail("it ends inside its header") }
    let header: [String: HeaderValue]
    do {
      header = try JSONDecoder().decode([String: HeaderValue].self, from: Data(bytes[8..<start]))
    } catch {
      throw fail("its header is not the JSON that the format demands")
    }

    var entries: [String: Entry] = [:]
    var metadata: [String: String] = [:]
    for (name, value) in header {
      switch value {
      case .metadata(let text):
        guard name == "__metadata__" else { throw fail("the entry \(name) has no type or shape") }
        metadata = text
      case .array(let array):
        guard let type = ElementType(rawValue: array.dtype) else {
          throw fail("the entry \(name) has the unknown type \(array.dtype)")
        }
        guard array.dataOffsets.count == 2, array.dataOffsets[0] >= 0,
          array.dataOffsets[0] <= array.dataOffsets[1],
          array.dataOffsets[1] <= bytes.count - start
        else { throw fail("the entry \(name) lies outside the file") }
        var size = type.byteCount
        for extent in array.shape {
          let (product, overflow) = size.multipliedReportingOverflow(by: extent)
          guard extent >= 0, !overflow else { throw fail("the entry \(name) has a bad shape") }
          size = product
        }
        let range = array.dataOffsets[0] + start..<array.dataOffsets[1] + start
        guard size == range.count else {
          throw fail("the entry \(name) has \(range.count) bytes, its shape demands \(size)")
        }
        entries[name] = Entry(elementType: type, shape: array.shape, range: range)
      }
    }
    var end = start
    for entry in entries.values.sorted(by: {
      ($0.range.lowerBound, $0.range.count) < ($1.range.lowerBound, $1.range.count)
    }) {
      guard entry.range.lowerBound == end else { throw fail("its arrays overlap or leave a gap") }
      end = entry.range.upperBound
    }
    guard end == bytes.count else { throw fail("bytes follow its last array") }
    self.file = file
    self.entries = entries
    self.metadata = metadata
  }

  /// The bytes of the array called `name`, or `nil`. They are valid as long as ``file`` lives.
  public func bytes(of name: String) -> UnsafeRawBufferPointer? {
    entries[name].map { UnsafeRawBufferPointer(rebasing: file.bytes[$0.range]) }
  }

  private enum HeaderValue: Decodable {
    struct Array: Decodable {
      var dtype: String
      var shape: [Int]
      var dataOffsets: [Int]

      private enum CodingKeys: String, CodingKey {
        case dtype
        case shape
        case dataOffsets = "data_offsets"
      }
    }
    case metadata([String: String])
    case array(Array)

    init(from decoder: any Decoder) throws {
      if let array = try? Array(from: decoder) {
        self = .array(array)
      } else {
        self = .metadata(try [String: String](from: decoder))
      }
    }
  }
}

/// A file that is not what the safetensors format demands.
public struct SafetensorsError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file that was read.
  public var path: String
  /// What is wrong, as a clause that begins with `it` or `its`.
  public var reason: String

  public var description: String { "\(path) is not a sound safetensors file: \(reason)" }
}
