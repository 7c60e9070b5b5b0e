import Artifacts
import Foundation
import Testing

/// What is stored can be read back, or is refused when it is stored.
@Suite struct NestingTests {
  private indirect enum Chain: Codable, Equatable, Sendable {
    case end
    case link(Chain)

    init(length: Int) {
      self = (0..<length).reduce(.end) { chain, _ in .link(chain) }
    }
  }

  private func path() -> String { NSTemporaryDirectory() + "nesting-\(UUID().uuidString)" }

  @Test(arguments: [1, 50, 100, 200, 400, 2000])
  func isReadBackOrRefused(_ length: Int) throws {
    let path = path()
    defer { try? FileManager.default.removeItem(atPath: path) }
    let chain = Chain(length: length)
    let encoded: EncodedArtifact
    do { encoded = try EncodedArtifact(chain) } catch is EncodingError {
      #expect(length > 100, "two levels of JSON for each link")
      return
    }
    try encoded.write(to: path)
    #expect(try Artifact(path: path).value(as: Chain.self) == chain)
  }
}
