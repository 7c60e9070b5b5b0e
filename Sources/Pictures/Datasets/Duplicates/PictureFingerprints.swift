import Checks
import Hosting
import Images
import Synchronization
import Tensor

/// What is needed to find the same pictures in a data set and between two: a hash and a thumbnail of each.
///
/// ```swift
/// let learned = try PictureFingerprints(pictures.training)
/// let judged = try PictureFingerprints(pictures.test)
/// let copies = judged.matches(in: learned, .copies).count(where: { $0 != nil })
/// ```
public struct PictureFingerprints: Sendable {
  private static let side = 16

  /// The perceptual hashes, one for each picture.
  public let hashes: [PerceptualHash]
  /// The thumbnails, one after another.
  private let thumbnails: [UInt8]
  private let thumbnailSize: Int

  /// Computes the fingerprints on all cores.
  /// - Throws: `ImageError` without memory for it; `Interrupted`.
  public init(_ pictures: ImageSet) throws {
    let shape = pictures.pixels.shape
    let (height, width, channels) = (shape[1], shape[2], shape[3])
    let host = Work.host
    let results = Mutex<(parts: [Int: [(PerceptualHash, [UInt8])]], error: (any Error)?)>(
      ([:], nil))
    pictures.pixels.withUnsafeBufferPointer { pixels in
      nonisolated(unsafe) let pixels = pixels
      let size = height * width * channels
      Parallel.forEachRange(of: shape[0], size: 64) { range, _ in
        if host.isCancelled { return }
        do {
          let part = try range.map { index in
            let picture = UnsafeBufferPointer(rebasing: pixels[index * size..<(index + 1) * size])
            return (
              try PerceptualHash(
                pixels: picture, width: width, height: height, channels: channels),
              try Thumbnail.pixels(
                of: picture, width: width, height: height, channels: channels, side: Self.side)
            )
          }
          results.withLock { $0.parts[range.lowerBound] = part }
        } catch {
          results.withLock { $0.error = error }
        }
      }
    }
    if host.isCancelled { throw Interrupted(at: "fingerprints") }
    let (parts, error) = results.withLock { ($0.parts, $0.error) }
    if let error { throw error }
    let all = parts.sorted { $0.key < $1.key }.flatMap(\.value)
    hashes = all.map(\.0)
    thumbnails = all.flatMap(\.1)
    thumbnailSize = Self.side * Self.side * channels
  }

  /// The number of pictures.
  public var count: Int { hashes.count }

  /// The mean difference of the pixels of two thumbnails, of 255.
  func difference(_ index: Int, _ other: PictureFingerprints, _ otherIndex: Int) -> Double {
    require(
      thumbnailSize == other.thumbnailSize,
      "pictures to compare must have equally many channels, received thumbnails of \(thumbnailSize) and "
        + "\(other.thumbnailSize) bytes")
    return thumbnails.withUnsafeBufferPointer { mine in
      other.thumbnails.withUnsafeBufferPointer { theirs in
        let (start, otherStart) = (index * thumbnailSize, otherIndex * thumbnailSize)
        var sum = 0
        for place in 0..<thumbnailSize {
          sum += abs(Int(mine[start + place]) - Int(theirs[otherStart + place]))
        }
        return Double(sum) / Double(thumbnailSize)
      }
    }
  }
}
