import Artifacts
import Hosting
import Images
import Synchronization
import Tensor

/// Decodes many files on all cores.
///
/// Pixels beyond the size of a part go to a file that is mapped into memory, so that a data set may be larger than memory.
package struct ImageLoader: Sendable {
  package var decoder: ImageDecoder
  /// What progress and interruptions call the work, as in `Training pictures`.
  package var title: String
  /// The most bytes of pixels that are decoded at a time.
  package var partSize = 128 << 20

  package init(decoder: ImageDecoder, title: String) {
    self.decoder = decoder
    self.title = title
  }

  /// Loads `files` in their order; those that cannot be read are left out and listed.
  ///
  /// - Throws: `Interrupted` when the host requests a stop; `FileError` when the disk is full.
  package func load(_ files: [ImageFile], classNames: [String], skipped: [SkippedFile] = []) throws
    -> ImageSet
  {
    let progress = LoadingProgress(title: title, total: files.count, host: Work.host)
    let count = max(1, partSize / decoder.byteCount)
    var labels: [Int] = []
    var sources: [String] = []
    var skipped = skipped
    func decode(_ range: Range<Int>) throws -> Tensor<UInt8> {
      let (pixels, reasons) = try self.decode(files[range], progress)
      for (file, reason) in zip(files[range], reasons) {
        if let reason {
          skipped.append(SkippedFile(path: file.source, reason: reason))
        } else {
          labels.append(file.label)
          sources.append(file.source)
        }
      }
      return pixels
    }
    let pixels: Tensor<UInt8>
    if files.count <= count {
      pixels = try decode(files.indices)
    } else {
      var scratch = try ScratchFile()
      for start in stride(from: 0, to: files.count, by: count) {
        try decode(start..<min(files.count, start + count)).withUnsafeBufferPointer {
          try scratch.write(UnsafeRawBufferPointer($0))
        }
      }
      let file = try scratch.mapped()
      pixels = Tensor(
        mapping: file.bytes, of: file,
        shape: [labels.count, decoder.height, decoder.width, decoder.channels])
    }
    return ImageSet(
      pixels: pixels, labels: labels, classNames: classNames, sources: sources, skipped: skipped)
  }

  /// The pictures that can be read, and for each file the reason if it cannot.
  private func decode(
    _ files: ArraySlice<ImageFile>, _ progress: LoadingProgress
  ) throws -> (pixels: Tensor<UInt8>, reasons: [String?]) {
    let host = Work.host
    let size = decoder.byteCount
    let failures = Mutex<[Int: String]>([:])
    let pixels = Tensor<UInt8>(shape: [
      files.count, decoder.height, decoder.width, decoder.channels,
    ]) { pixels in
      nonisolated(unsafe) let pixels = pixels
      Parallel.forEach(files.count) { index, _ in
        if host.isCancelled { return }
        let target = UnsafeMutableBufferPointer(
          rebasing: pixels[index * size..<(index + 1) * size])
        do {
          try decoder.decode(file: files[files.startIndex + index].path, into: target)
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
    return (
      pixels.rows(0..<files.count - reasons.count), (0..<files.count).map { reasons[$0] }
    )
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
    // What is behind the last row is never read, but a tensor's memory is always initialized.
    (base + position * rowSize).initialize(repeating: 0, count: (rowCount - position) * rowSize)
  }
}
