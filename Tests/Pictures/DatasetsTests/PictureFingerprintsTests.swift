import Datasets
import Images
import Randomness
import Tensor
import Testing

@Suite struct PictureFingerprintsTests {
  /// Six pictures of soft blobs; 3 is 0 a little brighter, 5 is 0 after JPEG, 4 is 1 with another corner.
  private let pictures: ImageSet

  init() throws {
    var rows = (0..<3).map { Self.blobs($0) }
    rows.append(rows[0].map { UInt8(min(255, Int($0) + 2)) })
    var cornered = rows[1]
    for y in 0..<6 { for x in 0..<18 { cornered[y, x / 3, x % 3] = 255 } }
    rows.append(cornered)
    let file = try ImageEncoder(.jpeg(quality: 60)).encode(rows[0])
    rows.append(try ImageDecoder(width: 48, height: 48).decode(file))
    pictures = ImageSet(
      pixels: Tensor(shape: [6, 48, 48, 3], elements: rows.flatMap(\.elements)),
      labels: [0, 1, 1, 0, 1, 0], classNames: ["a", "b"], sources: (0..<6).map { "\($0)" })
  }

  private static func blobs(_ seed: Int) -> Tensor<UInt8> {
    var generator = RandomSource(seed: UInt64(seed))["blobs"].generator
    let blobs = (0..<6).map { _ in
      (0..<6).map { _ in Double.random(in: 0..<1, using: &generator) }
    }
    return Tensor<UInt8>(shape: [48, 48, 3]) { pixels in
      for index in pixels.indices {
        let (x, y) = (Double(index / 3 % 48) / 48, Double(index / 144) / 48)
        let channel = index % 3
        let inside = blobs.last { blob in
          let (dx, dy) = (x - blob[0], y - blob[1])
          return dx * dx + dy * dy < 0.08 * blob[5]
        }
        pixels[index] = UInt8((inside.map { $0[2 + channel] } ?? 0.5) * 250)
      }
    }
  }

  @Test func copiesHaveNearlyTheSameHashAndOthersDoNot() throws {
    let hashes = try PictureFingerprints(pictures).hashes
    #expect(hashes[0].distance(to: hashes[3]) <= 4)
    #expect(hashes[0].distance(to: hashes[5]) <= 4)
    #expect(hashes[0].distance(to: hashes[1]) > 14)
  }

  @Test func groupsHoldAllThatIsTheSame() throws {
    let fingerprints = try PictureFingerprints(pictures)
    #expect(fingerprints.groups(.nearDuplicates) == [[0, 3, 5], [1, 4]])
    #expect(
      fingerprints.groups(Similarity(largestHashDistance: 64, largestDifference: 255)) == [
        Array(0..<6)
      ])
  }

  @Test func matchesAreTheMostSimilarPictures() throws {
    let all = try PictureFingerprints(pictures)
    let some = try PictureFingerprints(pictures.selecting([2, 5]))
    #expect(all.matches(in: some).map { $0?.index } == [1, nil, 0, 1, nil, 1])
    #expect(all.matches(in: some)[2]?.difference == 0)
  }
}
