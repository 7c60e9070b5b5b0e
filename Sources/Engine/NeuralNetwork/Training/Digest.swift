import Tensor

/// A short fingerprint of what a training starts from, which tells the checkpoints of different trainings apart.
///
/// It multiplies and folds 64 bits at a time; it guards against mistakes, not against malice.
struct Digest {
  private(set) var value: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func add(_ word: UInt64) {
    let (high, low) = (value ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    value = high ^ low &+ 0xA076_1D64_78BD_642F
  }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(UInt64(byte)) }
    add(UInt64(text.utf8.count))
  }

  mutating func add(_ numbers: UnsafeBufferPointer<Float>) {
    for number in numbers { add(UInt64(number.bitPattern)) }
  }

  /// Sixteen hexadecimal digits.
  var text: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
