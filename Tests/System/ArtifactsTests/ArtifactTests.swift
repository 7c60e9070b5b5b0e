import Artifacts
import Foundation
import Testing

@Suite struct ArtifactTests {
  struct Model: Codable, Equatable {
    var name = "model"
    var weights = (0..<1000).map { Float($0) / 7 }
    var labels = (0..<2000).map { UInt8($0 % 18) }
    var sums = (0..<500).map { Double($0) }
    var seconds = Measured(1.0)
  }

  private func path() -> String { NSTemporaryDirectory() + "artifact-\(UUID().uuidString)" }

  private func write(_ value: some Encodable) throws -> (Artifact.Summary, String) {
    let encoded = try EncodedArtifact(value)
    let path = path()
    try encoded.write(to: path)
    return (encoded.summary, path)
  }

  @Test func givesBackWhatItTook() throws {
    let (summary, path) = try write(Model())
    defer { unlink(path) }
    let artifact = try Artifact(path: path)
    #expect(try artifact.value(as: Model.self) == Model())
    #expect(artifact.contentHash() == summary.contentHash)
    #expect(try MappedFile(path: path).bytes.count == summary.byteCount)
  }

  @Test func keepsArraysBesideTheJSONAligned() throws {
    let (_, path) = try write(Model())
    defer { unlink(path) }
    let file = try SafetensorsFile(path: path)
    #expect(Set(file.entries.values.map(\.elementType)) == [.float64, .float32, .uint8])
    for entry in file.entries.values {
      #expect(entry.range.lowerBound % entry.elementType.byteCount == 0)
    }
  }

  @Test func hashesResultsWithoutTimes() throws {
    let one = try EncodedArtifact(Model()).summary
    let two = try EncodedArtifact(Model(seconds: Measured(2))).summary
    let three = try EncodedArtifact(Model(labels: [1])).summary
    #expect(one.resultHash == two.resultHash && one.contentHash != two.contentHash)
    #expect(one.resultHash != three.resultHash)
  }

  @Test func keepsLongJSONAsAnEntry() throws {
    let texts = (0..<5000).map { "text \($0)" }
    let (_, path) = try write(texts)
    defer { unlink(path) }
    #expect(try Artifact(path: path).value(as: [String].self) == texts)
  }

  @Test func anotherTypeIsAnError() throws {
    let (_, path) = try write(["a": 1])
    defer { unlink(path) }
    let artifact = try Artifact(path: path)
    #expect(throws: DecodingError.self) { try artifact.value(as: [Int].self) }
    #expect(throws: DecodingError.self) { try artifact.value(as: Model.self) }
  }

  @Test func findsAnyFlippedByte() throws {
    let (summary, path) = try write(Model())
    defer { unlink(path) }
    let whole = try Data(contentsOf: URL(fileURLWithPath: path))
    for offset in stride(from: 0, to: whole.count, by: 97) {
      var bytes = whole
      bytes[offset] ^= 0x10
      try bytes.write(to: URL(fileURLWithPath: path))
      let found = try? Artifact(path: path).contentHash()
      #expect(found != summary.contentHash, "byte \(offset)")
    }
  }

  @Test func hashesAsTheStandardSays() {
    let empty = ContentHash(of: UnsafeRawBufferPointer(start: nil, count: 0))
    #expect(
      empty.digits == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    let abc = Array("abc".utf8).withUnsafeBytes { ContentHash(of: $0) }
    #expect(abc.digits == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}
