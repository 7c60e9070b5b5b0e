import Hosting
import Images
import Synchronization
import Tensor

/// Decodes many files on all cores, straight into one tensor.
package struct ImageLoader: Sendable {
  package var decoder: ImageDecoder
  /// What progress and interruptions call the work, as in `Training pictures`.
  package var title: String

  package init(decoder: ImageDecoder, title: String) {
    self.decoder = decoder
    self.title = title
  }

  /// Loads `files` in their order; those that cannot be read are left out and listed.
  ///
  /// - Throws: ``Interrupted`` when the host asks to stop.
  package func load(_ files: [ImageFile], classNames: [String], skipped: [SkippedFile] = []) throws
    -> ImageSet
  {
    let host = Work.host
    let size = decoder.byteCount
    let failures = Mutex<[Int: String]>([:])
    let progress = LoadingProgress(title: title, total: files.count, host: host)
    let pixels = Tensor<UInt8>(shape: [
      files.count, decoder.height, decoder.width, decoder.channels,
    ]) {
      pixels in
      nonisolated(unsafe) let pixels = pixels
      Parallel.forEach(files.count) { index, _ in
        if host.isCancelled { return }
        let target = UnsafeMutableBufferPointer(
          rebasing: pixels[index * size..<(index + 1) * size])
        do {
          try decoder.decode(file: files[index].path, into: target)
        } catch {
          let reason = (error as? ImageError)?.reason ?? "\(error)"
          failures.withLock { $0[index] = reason }
        }
        progress.advance()
      }
      let failed = failures.withLock { Set($0.keys) }
      Self.closeGaps(in: pixels, rowSize: size, rowCount: files.count, gaps: failed)
    }
    if host.isCancelled { throw Interrupted(at: progress.position) }
    let reasons = failures.withLock { $0 }
    let kept = files.indices.filter { reasons[$0] == nil }
    return ImageSet(
      pixels: pixels.rows(0..<kept.count), labels: kept.map { files[$0].label },
      classNames: classNames, sources: kept.map { files[$0].source },
      skipped: skipped
        + reasons.sorted { $0.key < $1.key }.map {
          SkippedFile(path: files[$0.key].source, reason: $0.value)
        })
  }

  /// Moves the rows together over those that could not be filled.
  private static func closeGaps(
    in pixels: UnsafeMutableBufferPointer<UInt8>, rowSize: Int, rowCount: Int, gaps: Set<Int>
  ) {
    guard let base = pixels.baseAddress, !gaps.isEmpty else { return }
    var position = 0
    for row in 0..<rowCount where !gaps.contains(row) {
      if position != row {
        (base + position * rowSize).update(from: base + row * rowSize, count: rowSize)
      }
      position += 1
    }
    // What is left behind the last row is never read, but a tensor's memory is always initialised.
    (base + position * rowSize).initialize(repeating: 0, count: (rowCount - position) * rowSize)
  }
}
