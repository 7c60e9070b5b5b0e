import NeuralNetwork
import Tensor

/// Collects the nodes and constants of a model.
///
/// Values are named by numbers, and constants by what they are.
final class GraphBuilder {
  private var nodes: [Node] = []
  private var constants: [Constant] = []
  private var valueCount = 0

  /// Adds an operation.
  /// - Parameter output: The name of what it gives; by default a new one.
  /// - Returns: That name.
  @discardableResult
  func add(
    _ operation: String, _ inputs: [String], _ attributes: [String: Attribute] = [:],
    into output: String? = nil
  ) -> String {
    let output = output ?? newName()
    nodes.append(
      Node(operation: operation, inputs: inputs, outputs: [output], attributes: attributes))
    return output
  }

  /// The mean of the first and the second half of the rows.
  func averageHalves(of rows: String, into output: String) {
    let halves = [newName(), newName()]
    nodes.append(
      Node(
        operation: "Split", inputs: [rows], outputs: halves, attributes: ["axis": .integer(0)]))
    add("Mean", halves, into: output)
  }

  /// Adds numbers to the model.
  func constant(_ numbers: [Float], shape: [Int], name: String? = nil) -> String {
    let bytes = numbers.withUnsafeBytes { Array($0) }
    return constant(Constant(name: name ?? newName(), type: .float, shape: shape, bytes: bytes))
  }

  func constant(_ tensor: Tensor<Float>, name: String? = nil) -> String {
    constant(tensor.elements, shape: tensor.shape, name: name)
  }

  func constant(_ integers: [Int], shape: [Int]? = nil) -> String {
    let bytes = integers.flatMap { integer in
      withUnsafeBytes(of: Int64(integer).littleEndian) { Array($0) }
    }
    return constant(
      Constant(name: newName(), type: .int64, shape: shape ?? [integers.count], bytes: bytes))
  }

  private func constant(_ constant: Constant) -> String {
    constants.append(constant)
    return constant.name
  }

  private func newName() -> String {
    defer { valueCount += 1 }
    return "value_\(valueCount)"
  }

  func write(to message: inout ProtobufWriter, name: String) {
    for node in nodes { message.message(1) { node.write(to: &$0) } }
    message.string(2, name)
    for constant in constants { message.message(5) { constant.write(to: &$0) } }
  }
}
