import Artifacts
import Foundation

/// Names for picture files by their content, so that equal pictures are one file.
enum PictureName {
  /// Two FNV-1a digests of 64 bits; collisions of honest pictures do not happen.
  static func name(of data: Data) -> String {
    var first: UInt64 = 0xCBF2_9CE4_8422_2325
    var second: UInt64 = 0x9AE1_6A3B_2F90_404F
    for byte in data {
      first = (first ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
      second = (second ^ UInt64(byte ^ 0xA5)) &* 0x0000_0100_0000_01B3
    }
    return [first, second].map { digest in
      let text = String(digest, radix: 36)
      return String(repeating: "0", count: 13 - text.count) + text
    }.joined()
  }
}
