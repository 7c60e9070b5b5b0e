import CKernels
import Checks

/// Shrinks pictures by averaging over the area that each new pixel covers, as `cv2.resize` with `INTER_AREA` does, up to a
/// rounding.
///
/// The old rows below a new one are added with their shares; then pixels are made along the sum. Several times as fast as
/// OpenCV 4.6 where the sides are no multiples.
package struct AreaFilter {
  /// Which old places each new one covers, and how much of each counts.
  private struct Cover {
    var firsts: [Int] = []
    /// As many for each new place; some at the ends may be zero.
    var shares: [Float] = []
    let taps: Int

    init(from old: Int, to new: Int) {
      let scale = Double(old) / Double(new)
      // The most places that a stretch of this length can touch.
      taps = min(old, Int(scale.rounded(.up)) + 1)
      firsts.reserveCapacity(new)
      shares.reserveCapacity(new * taps)
      for place in 0..<new {
        let (start, end) = (Double(place) * scale, Double(place + 1) * scale)
        let first = min(Int(start), old - taps)
        firsts.append(first)
        for old in first..<first + taps {
          let common = min(Double(old + 1), end) - max(Double(old), start)
          shares.append(Float(max(0, common) / scale))
        }
      }
    }
  }

  private let width: Int
  private let columns: Cover
  private let rows: Cover
  private let channels: Int

  /// - Parameters:
  ///   - size: Width and height of the old picture.
  ///   - newSize: Those of the new one, neither larger.
  ///   - channels: 3 for colors, 1 for gray.
  package init(
    from size: (width: Int, height: Int), to newSize: (width: Int, height: Int), channels: Int
  ) {
    require(
      newSize.width <= size.width && newSize.height <= size.height,
      "an area filter makes pictures smaller, received \(size) to become \(newSize)")
    require(
      channels == 1 || channels == 3, "pictures must have 1 or 3 channels, received \(channels)")
    width = size.width
    columns = Cover(from: size.width, to: newSize.width)
    rows = Cover(from: size.height, to: newSize.height)
    self.channels = channels
  }

  /// - Parameters:
  ///   - pixels: The old picture, row after row.
  ///   - output: Memory for the new one.
  package func apply(_ pixels: UnsafePointer<UInt8>, to output: UnsafeMutablePointer<UInt8>) {
    let count = width * channels
    withUnsafeTemporaryAllocation(of: Float.self, capacity: count + 1) { buffer in
      guard let sums = buffer.baseAddress else { return }
      sums[count] = 0
      var target = output
      for (row, first) in rows.firsts.enumerated() {
        rows.shares.withUnsafeBufferPointer { shares in
          let covered = UnsafeBufferPointer(
            rebasing: shares[row * rows.taps..<(row + 1) * rows.taps])
          // Where the edges of rows meet, one at the end is not covered.
          let last = covered.lastIndex { $0 > 0 } ?? 0
          ck_weigh_rows(
            pixels + first * count, covered.baseAddress, last + 1, count, sums)
        }
        if channels == 3 { writeColors(sums, target) } else { writeGrays(sums, target) }
        target += columns.firsts.count * channels
      }
    }
  }

  /// Added to a value below 2^23, it leaves the nearest whole number in the lowest bits. The shares of a pixel add up to one, so
  /// that none reaches 256.
  private static let rounding: Float = 8_388_608

  private func writeColors(
    _ sums: UnsafePointer<Float>, _ output: UnsafeMutablePointer<UInt8>
  ) {
    let taps = columns.taps
    columns.shares.withUnsafeBufferPointer { shares in
      columns.firsts.withUnsafeBufferPointer { firsts in
        var share = shares.baseAddress!
        for place in firsts.indices {
          // Four values at a time; the fourth belongs to the next pixel and is not used.
          var sum = SIMD4<Float>()
          var source = UnsafeRawPointer(sums + firsts[place] &* 3)
          for _ in 0..<taps {
            sum += share.pointee * source.loadUnaligned(as: SIMD4<Float>.self)
            share += 1
            source += 12
          }
          let pixel = unsafeBitCast(sum + Self.rounding, to: SIMD4<UInt32>.self)
          output[place &* 3] = UInt8(truncatingIfNeeded: pixel[0])
          output[place &* 3 &+ 1] = UInt8(truncatingIfNeeded: pixel[1])
          output[place &* 3 &+ 2] = UInt8(truncatingIfNeeded: pixel[2])
        }
      }
    }
  }

  private func writeGrays(_ sums: UnsafePointer<Float>, _ output: UnsafeMutablePointer<UInt8>) {
    for (place, first) in columns.firsts.enumerated() {
      var gray: Float = 0
      for tap in 0..<columns.taps {
        gray += columns.shares[place * columns.taps + tap] * sums[first + tap]
      }
      output[place] = UInt8(truncatingIfNeeded: (gray + Self.rounding).bitPattern)
    }
  }
}
