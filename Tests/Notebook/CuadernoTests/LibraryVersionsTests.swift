import Cuaderno
import Testing

struct LibraryVersionsTests {
  @Test("Libraries of this program state their versions", arguments: ["C library", "OpenSSL"])
  func version(_ library: String) throws {
    let version = try #require(LibraryVersions.all[library])
    let parts = version.split(separator: ".")
    #expect(parts.count > 1)
    #expect(parts.first.flatMap { Int($0) } != nil)
  }
}
