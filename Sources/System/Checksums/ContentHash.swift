import CCrypto
import Checks

/// The SHA-256 of some content, as 64 hexadecimal digits.
public struct ContentHash: Hashable, Sendable, Codable, CustomStringConvertible {
  /// The digits, in lower case.
  public let digits: String

  /// The hash that some text writes out; `nil` unless the text is 64 hexadecimal digits in lower case.
  package init?(digits: String) {
    guard digits.utf8.count == 64,
      digits.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return nil }
    self.digits = digits
  }

  fileprivate init(digest: [UInt8]) {
    let alphabet = Array("0123456789abcdef".utf8)
    digits = String(
      decoding: digest.flatMap { [alphabet[Int($0 >> 4)], alphabet[Int($0 & 15)]] },
      as: UTF8.self)
  }

  /// The hash of some bytes.
  public init(of bytes: UnsafeRawBufferPointer) {
    let hasher = ContentHasher()
    hasher.update(bytes)
    self = hasher.finish()
  }

  /// The hash of texts in their order; each is set apart from the next.
  public init(of texts: some Sequence<String>) {
    let hasher = ContentHasher()
    for text in texts { hasher.update(text) }
    self = hasher.finish()
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let hash = ContentHash(digits: try container.decode(String.self)) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "a hash has 64 hexadecimal digits")
    }
    self = hash
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(digits)
  }

  public var description: String { digits }
}

/// Takes bytes, one after the other, and gives their SHA-256 (FIPS 180-4, by OpenSSL's libcrypto).
public struct ContentHasher: ~Copyable {
  private let context: OpaquePointer

  /// Begins a hash without content.
  public init() {
    guard let context = EVP_MD_CTX_new(), EVP_DigestInit_ex(context, EVP_sha256(), nil) == 1 else {
      unreachable("libcrypto gives no SHA-256 context")
    }
    self.context = context
  }

  deinit { EVP_MD_CTX_free(context) }

  /// Appends bytes to the content.
  public func update(_ bytes: UnsafeRawBufferPointer) {
    let status = EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
    require(status == 1, "libcrypto takes no more bytes")
  }

  /// Takes the length of a text and then the text, so that neighboring texts stay distinct.
  public func update(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      withUnsafeBytes(of: UInt64(bytes.count).littleEndian) { update($0) }
      update(UnsafeRawBufferPointer(bytes))
    }
  }

  /// The hash of everything that was appended.
  public consuming func finish() -> ContentHash {
    var digest = [UInt8](repeating: 0, count: 32)
    var length: UInt32 = 0
    let status = EVP_DigestFinal_ex(context, &digest, &length)
    require(status == 1 && length == 32, "libcrypto gives \(length) bytes of SHA-256, not 32")
    return ContentHash(digest: digest)
  }
}
