import Foundation

/// Writes a tar archive by hand, so that a test decides about every byte of it.
struct TarWriter {
  private(set) var bytes = Data()

  /// Appends one entry in the ustar format.
  /// - Parameters:
  ///   - type: `0` file, `1` hard link, `2` symbolic link, `3` device, `5` folder, `6` pipe.
  ///   - declaredSize: The size that the header states; by default that of `content`.
  mutating func add(
    _ name: String, type: Character = "0", content: Data = Data(), link: String = "",
    declaredSize: Int? = nil
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, at offset: Int) {
      for (index, byte) in text.utf8.enumerated() { header[offset + index] = byte }
    }
    func octal(_ value: Int, digits: Int) -> String {
      let text = String(value, radix: 8)
      return String(repeating: "0", count: digits - text.count) + text
    }
    put(name, at: 0)
    put(octal(0o644, digits: 7), at: 100)
    put(octal(0, digits: 7), at: 108)
    put(octal(0, digits: 7), at: 116)
    put(octal(declaredSize ?? content.count, digits: 11), at: 124)
    put(octal(0, digits: 11), at: 136)
    put(String(repeating: " ", count: 8), at: 148)
    put(String(type), at: 156)
    put(link, at: 157)
    put("ustar", at: 257)
    put("00", at: 263)
    put(octal(header.reduce(0) { $0 + Int($1) }, digits: 6), at: 148)
    header[154] = 0
    bytes += header
    bytes += content
    bytes += Data(count: (512 - content.count % 512) % 512)
  }

  /// The archive with its end mark.
  var finished: Data { bytes + Data(count: 1024) }
}
