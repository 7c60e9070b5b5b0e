/// The types of numbers that a model uses, by their number in `TensorProto.DataType`.
enum NumberType: Int {
  case float = 1
  case uint8 = 2
  case int64 = 7
}

/// A setting of a node: `AttributeProto`.
enum Attribute {
  case float(Float)
  case integer(Int)
  case text(String)
  case integers([Int])

  func write(to message: inout ProtobufWriter, name: String) {
    message.string(1, name)
    switch self {
    case .float(let value):
      message.float(2, value)
      message.integer(20, 1)
    case .integer(let value):
      message.integer(3, value)
      message.integer(20, 2)
    case .text(let value):
      message.string(4, value)
      message.integer(20, 3)
    case .integers(let values):
      message.integers(8, values)
      message.integer(20, 7)
    }
  }
}

/// One operation: `NodeProto`.
struct Node {
  var operation: String
  var inputs: [String]
  var outputs: [String]
  var attributes: [String: Attribute]

  func write(to message: inout ProtobufWriter) {
    for input in inputs { message.string(1, input) }
    for output in outputs { message.string(2, output) }
    message.string(3, outputs[0])
    message.string(4, operation)
    for (name, attribute) in attributes.sorted(by: { $0.key < $1.key }) {
      message.message(5) { attribute.write(to: &$0, name: name) }
    }
  }
}

/// Numbers that are part of the model: `TensorProto`.
struct Constant {
  var name: String
  var type: NumberType
  var shape: [Int]
  /// Row-major and little-endian.
  var bytes: [UInt8]

  func write(to message: inout ProtobufWriter) {
    message.integers(1, shape)
    message.integer(2, type.rawValue)
    message.string(8, name)
    message.data(9, bytes)
  }
}

/// What goes into a model or comes out of it: `ValueInfoProto`. The first axis, of any extent, is added to the shape.
struct ValueInfo {
  var name: String
  var type: NumberType
  var shape: [Int]

  func write(to message: inout ProtobufWriter) {
    message.string(1, name)
    message.message(2) { value in
      value.message(1) { tensor in
        tensor.integer(1, type.rawValue)
        tensor.message(2) { axes in
          axes.message(1) { $0.string(2, "n") }
          for extent in shape { axes.message(1) { $0.integer(1, extent) } }
        }
      }
    }
  }
}
