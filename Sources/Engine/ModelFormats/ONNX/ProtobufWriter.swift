/// Writes fields of a message in the wire format of protocol buffers.
///
/// Only what ONNX needs: variable-length integers, 32-bit floats, strings, bytes and nested messages; lists of numbers packed.
/// See "Encoding" in the documentation of protocol buffers.
struct ProtobufWriter {
  private(set) var bytes: [UInt8] = []

  mutating func integer(_ field: Int, _ value: Int) {
    tag(field, 0)
    variableLength(UInt64(bitPattern: Int64(value)))
  }

  mutating func float(_ field: Int, _ value: Float) {
    tag(field, 5)
    withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes += $0 }
  }

  mutating func string(_ field: Int, _ value: String) { data(field, Array(value.utf8)) }

  mutating func data(_ field: Int, _ value: some Collection<UInt8>) {
    tag(field, 2)
    variableLength(UInt64(value.count))
    bytes += value
  }

  mutating func integers(_ field: Int, _ values: [Int]) {
    var packed = ProtobufWriter()
    for value in values { packed.variableLength(UInt64(bitPattern: Int64(value))) }
    data(field, packed.bytes)
  }

  mutating func message(_ field: Int, _ body: (inout ProtobufWriter) -> Void) {
    var message = ProtobufWriter()
    body(&message)
    data(field, message.bytes)
  }

  private mutating func tag(_ field: Int, _ wireType: Int) {
    variableLength(UInt64(field << 3 | wireType))
  }

  /// Seven bits a byte, the lowest first; the highest bit says that more follow.
  private mutating func variableLength(_ value: UInt64) {
    var rest = value
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
