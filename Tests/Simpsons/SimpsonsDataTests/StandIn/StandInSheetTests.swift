import Foundation
import Images
import SimpsonsData
import Testing

@Suite struct StandInSheetTests {
  /// Rewrites the README's picture when `CUADERNO_CHARACTERS` names the file.
  @Test func theSheetShowsAllCharacters() throws {
    let png = Data(try StandIn.sheet())
    #expect(try ImageDecoder(width: 96, height: 54).decode(png).shape == [54, 96, 3])
    if let path = ProcessInfo.processInfo.environment["CUADERNO_CHARACTERS"] {
      try png.write(to: URL(fileURLWithPath: path))
    }
  }
}
