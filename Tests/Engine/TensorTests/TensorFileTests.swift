import Artifacts
import Foundation
import Tensor
import Testing

struct TensorFileTests {
  private func withFile(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("tensor-\(UUID().uuidString).safetensors").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test("Tensors come back from a file, mapped, and can be changed without changing it")
  func roundTrip() throws {
    try withFile { path in
      let weights = Tensor<Float>(shape: [2, 3], elements: [1, 2, 3, 4, 5, .infinity])
      let pixels = Tensor<UInt8>(shape: [3], elements: [0, 128, 255])
      try SafetensorsFile.write(
        [pixels.part(named: "pixels"), weights.part(named: "weights")], to: path)
      let file = try SafetensorsFile(path: path)
      var read: Tensor<Float> = try file.tensor("weights")
      #expect(read == weights)
      #expect(try file.tensor("pixels", of: UInt8.self) == pixels)
      read[0, 0] = 9
      #expect(try file.tensor("weights", of: Float.self) == weights)
    }
  }

  @Test("A missing tensor, or one of another type, is an error that names it")
  func errors() throws {
    try withFile { path in
      try SafetensorsFile.write(
        [Tensor<Float>(shape: [1]).part(named: "a")], to: path)
      let file = try SafetensorsFile(path: path)
      #expect(throws: TensorFileError(path: path, tensor: "b", reason: "is missing")) {
        try file.tensor("b", of: Float.self)
      }
      #expect(throws: TensorFileError.self) { try file.tensor("a", of: UInt8.self) }
    }
  }
}
