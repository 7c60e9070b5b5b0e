import Foundation
import Tensor

/// An array in NumPy's format (`.npy`): a header in Python's notation, then the numbers.
///
/// See "The npy format" in the documentation of NumPy. Read are numbers of 16, 32 and 64 bits with a point, lowest byte first, in
/// either order of axes.
struct NumPyArray {
  let shape: [Int]
  /// As in `<f4`: order of bytes, kind of number and bytes a number.
  let type: String
  private let isColumnMajor: Bool
  private let numbers: Data

  /// - Throws: ``NumPyError`` for anything that is not an array, or a damaged one.
  init(_ file: Data) throws {
    let data = Data(file)
    guard data.starts(with: [0x93] + Array("NUMPY".utf8)), data.count > 12 else {
      throw NumPyError("it is not a NumPy array")
    }
    // Version 1 has two bytes for the header's length, later ones four.
    let lengthBytes = data[6] == 1 ? 2 : 4
    guard (1...3).contains(data[6]) else { throw NumPyError("its version is \(data[6])") }
    let length = (0..<lengthBytes).reduce(0) { $0 | Int(data[8 + $1]) << (8 * $1) }
    let start = 8 + lengthBytes + length
    guard start <= data.count else { throw NumPyError("it ends inside its header") }
    let header = String(decoding: data[(8 + lengthBytes)..<start], as: UTF8.self)
    guard let type = Self.value("descr", in: header), type.hasPrefix("'"),
      let order = Self.value("fortran_order", in: header), ["True", "False"].contains(order),
      let shape = Self.value("shape", in: header)
    else { throw NumPyError("its header is damaged") }
    self.type = type.trimmingCharacters(in: ["'"])
    isColumnMajor = order == "True"
    let extents = shape.trimmingCharacters(in: ["(", ")"]).split(separator: ",")
      .map { Int($0.trimmingCharacters(in: .whitespaces)) }
    self.shape = extents.compactMap(\.self)
    guard self.shape.count == extents.count, self.shape.allSatisfy({ $0 >= 0 }) else {
      throw NumPyError("its shape \(shape) is damaged")
    }
    numbers = Data(data[start...])
  }

  /// The text after `'key':` up to the comma or bracket that ends the value.
  private static func value(_ key: String, in header: String) -> String? {
    guard let found = header.range(of: "'\(key)':") else { return nil }
    let rest = header[found.upperBound...].drop { $0 == " " }
    guard rest.first == "(" else {
      return String(rest.prefix { $0 != "," && $0 != "}" }).trimmingCharacters(in: .whitespaces)
    }
    return rest.firstIndex(of: ")").map { String(rest[...$0]) }
  }

  /// The numbers in row-major order.
  /// - Throws: ``NumPyError`` for numbers of another type, or too few of them.
  func tensor() throws -> Tensor<Float> {
    switch type {
    case "<f4": try tensor(of: Float.self) { $0 }
    case "<f8": try tensor(of: Double.self) { Float($0) }
    case "<f2": try tensor(of: UInt16.self) { Float(Float16(bitPattern: $0)) }
    default:
      throw NumPyError(
        "its numbers are of type \(type); weights are read as <f4, <f8 or <f2, see numpy.ndarray.astype"
      )
    }
  }

  private func tensor<Stored: BitwiseCopyable>(
    of type: Stored.Type, _ convert: (Stored) -> Float
  ) throws -> Tensor<Float> {
    var size = MemoryLayout<Stored>.stride
    for extent in shape {
      let (product, overflows) = size.multipliedReportingOverflow(by: extent)
      guard !overflows else { throw NumPyError("its shape \(shape) is damaged") }
      size = product
    }
    guard numbers.count == size else {
      throw NumPyError("it has \(numbers.count) bytes, its shape \(shape) demands \(size)")
    }
    let places = isColumnMajor ? columnMajorPlaces : nil
    return Tensor(shape: shape) { result in
      numbers.withUnsafeBytes { bytes in
        for index in result.indices {
          let place = places?[index] ?? index
          result[index] = convert(
            bytes.loadUnaligned(fromByteOffset: place * MemoryLayout<Stored>.stride, as: type))
        }
      }
    }
  }

  /// Where each number of the row-major order is when the first axis moves fastest, as in Fortran.
  private var columnMajorPlaces: [Int] {
    var places = [0]
    var step = 1
    for extent in shape {
      places = places.flatMap { place in (0..<extent).map { place + $0 * step } }
      step *= extent
    }
    return places
  }
}

/// An array that cannot be read; the message begins with `it` or `its`.
struct NumPyError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
