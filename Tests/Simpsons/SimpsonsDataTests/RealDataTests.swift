import Foundation
import Images
import SimpsonsData
import Testing

/// Tests on the real pictures, where they are available.
@Suite(.enabled(if: RealData.folder != nil, "SIMPSONS_DATA is not set"))
struct RealDataTests {
  private let folder = RealData.folder ?? ""

  @Test func everyPictureIsReadAndOthersAreLeftOut() throws {
    let pictures = try SimpsonsPictures(SimpsonsFolders(in: folder), dataName: "real", size: 32)
    #expect(pictures.training.skipped.isEmpty && pictures.test.skipped.isEmpty)
    #expect(pictures.test.count == 890)
    #expect(pictures.otherTestPictures == 100)
    #expect(pictures.training.classCounts.allSatisfy { $0 > 0 })
  }
}

enum RealData {
  static let folder = ProcessInfo.processInfo.environment["SIMPSONS_DATA"]
}
