import Foundation
import Tensor
import Testing

struct TensorTests {
  @Test("A copy keeps its elements when the other is changed")
  func valueSemantics() {
    let original = Tensor<Float>(shape: [2, 2], elements: [1, 2, 3, 4])
    var copy = original
    copy[1, 0] = 9
    #expect(original.elements == [1, 2, 3, 4])
    #expect(copy.elements == [1, 2, 9, 4])
  }

  @Test("Rows share memory until they are changed")
  func rows() {
    let tensor = Tensor<Int32>(shape: [3, 2], elements: [1, 2, 3, 4, 5, 6])
    var last = tensor.rows(1..<3)
    #expect(last.shape == [2, 2])
    #expect(last.elements == [3, 4, 5, 6])
    last[0, 0] = 0
    #expect(last.elements == [0, 4, 5, 6])
    #expect(tensor.elements == [1, 2, 3, 4, 5, 6])
    #expect(tensor.row(2).shape == [2])
    #expect(tensor.rows(at: [2, 0]).elements == [5, 6, 1, 2])
  }

  @Test("The largest of each row is its prediction, the first of equals")
  func largest() {
    let tensor = Tensor<Float>(shape: [2, 3], elements: [0, 1, 1, 5, 2, 3])
    #expect(tensor.indicesOfMaximum() == [1, 0])
  }

  @Test("Without a sink a tensor is encoded as shape and elements")
  func plainCoding() throws {
    let tensor = Tensor<UInt8>(shape: [2, 1], elements: [7, 255])
    let data = try JSONEncoder().encode(tensor)
    #expect(try JSONDecoder().decode(Tensor<UInt8>.self, from: data) == tensor)
  }

  @Test("A shape without its elements is an error")
  func damagedCoding() {
    let data = Data(#"{"shape":[2,2],"elements":[1]}"#.utf8)
    #expect(throws: DecodingError.self) {
      try JSONDecoder().decode(Tensor<Float>.self, from: data)
    }
  }
}
