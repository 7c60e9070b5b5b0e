import Archives
import Artifacts
import Foundation
import Tensor

/// The arrays of a file of weights: safetensors, or NumPy's `.npz`, which is a zip of `.npy` files.
struct WeightArrays {
  let path: String
  private let arrays: [String: Array]

  private enum Array {
    case numPy(NumPyArray)
    case safetensors(SafetensorsFile, SafetensorsFile.Entry)
  }

  /// The most that an `.npz` may hold, so that a small file cannot fill the memory: 8 GB.
  private static let mostBytes = 8 << 30

  /// - Throws: When the file cannot be read or is of another kind.
  init(path: String) throws {
    self.path = path
    let file = try MappedFile(path: path)
    if file.bytes.starts(with: Data("PK".utf8)) {
      arrays = try Self.readArchive(path)
    } else {
      let file = try SafetensorsFile(file: file)
      arrays = Dictionary(
        uniqueKeysWithValues: file.entries.map { ($0.key, Array.safetensors(file, $0.value)) })
    }
  }

  var names: [String] { arrays.keys.sorted() }

  func shape(_ name: String) -> [Int] {
    switch arrays[name] {
    case .numPy(let array): array.shape
    case .safetensors(_, let entry): entry.shape
    case nil: []
    }
  }

  /// The array called `name`, whose numbers may have 16, 32 or 64 bits.
  /// - Throws: `TensorFileError` when there is none, or when it holds something else.
  func tensor(_ name: String) throws -> Tensor<Float> {
    func fail(_ reason: String) -> TensorFileError {
      TensorFileError(path: path, tensor: name, reason: reason)
    }
    switch arrays[name] {
    case nil: throw fail("is missing")
    case .numPy(let array):
      do { return try array.tensor() } catch { throw fail("cannot be read: \(error)") }
    case .safetensors(let file, let entry):
      switch entry.elementType {
      case .float32: return try file.tensor(name)
      case .float64: return try file.tensor(name, of: Double.self).map { Float($0) }
      case .float16: return numbers(file, name, entry) { Float(Float16(bitPattern: $0)) }
      case .bfloat16:
        return numbers(file, name, entry) { Float(bitPattern: UInt32($0) << 16) }
      default: throw fail("has elements \(entry.elementType.rawValue), expected F32, F64 or F16")
      }
    }
  }

  /// Numbers of 16 bits.
  private func numbers(
    _ file: SafetensorsFile, _ name: String, _ entry: SafetensorsFile.Entry,
    _ convert: (UInt16) -> Float
  ) -> Tensor<Float> {
    Tensor(shape: entry.shape) { result in
      guard let bytes = file.bytes(of: name) else { return }
      for index in result.indices {
        result[index] = convert(bytes.loadUnaligned(fromByteOffset: 2 * index, as: UInt16.self))
      }
    }
  }

  private static func readArchive(_ path: String) throws -> [String: Array] {
    var reader = try ArchiveReader(path: path)
    var arrays: [String: Array] = [:]
    var total = 0
    while let entry = try reader.next() {
      guard entry.kind == .file, entry.name.hasSuffix(".npy") else { continue }
      let name = String(entry.name.dropLast(".npy".count))
      var content = Data()
      var buffer = [UInt8](repeating: 0, count: 1 << 18)
      while true {
        let count = try buffer.withUnsafeMutableBytes { try reader.read(into: $0) }
        guard count > 0 else { break }
        total += count
        guard total <= mostBytes else {
          throw TensorFileError(path: path, tensor: name, reason: "makes the file larger than 8 GB")
        }
        content.append(contentsOf: buffer[..<count])
      }
      do {
        arrays[name] = .numPy(try NumPyArray(content))
      } catch {
        throw TensorFileError(path: path, tensor: name, reason: "cannot be read: \(error)")
      }
    }
    return arrays
  }
}
