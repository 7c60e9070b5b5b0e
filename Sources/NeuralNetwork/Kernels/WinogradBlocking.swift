/// How the work of a Winograd convolution is cut so that its parts stay in the caches.
///
/// Rows of transformed tiles are `stride` apart. A stride is an odd number of cache lines, for 36 rows a multiple of
/// 4096 bytes apart would compete for the same few lines.
struct WinogradBlocking: Equatable {
  /// Tiles of a picture.
  let tiles: Int
  /// Pictures of a block.
  let pictures: Int
  /// Filters whose products are computed before they are transformed back.
  let filterChunk: Int
  /// Filters that lie side by side in the transformed gradients.
  let gradientPanel: Int
  let inputStride: Int
  let productStride: Int
  let gradientStride: Int
  let kernelGradientStride: Int
  let blockCount: Int
  /// Blocks whose transformed gradients are at hand together: as much as the last cache may hold.
  let groupBlocks: Int

  var inputBlock: Int { 36 * inputStride }
  var productBlock: Int { 36 * productStride }
  var gradientBlock: Int { 36 * gradientStride }

  init(channels: Int, filters: Int, tiles: Int, capacity: Int) {
    self.tiles = tiles
    // Half a megabyte of transformed input, and a third of products.
    pictures = max(1, min(capacity, 131_072 / (36 * tiles * channels)))
    let rows = pictures * tiles
    filterChunk = min(filters, max(32, 90_000 / (36 * rows) / 32 * 32))
    gradientPanel = filters % 32 == 0 ? 32 : filters
    inputStride = oddLines(rows * channels)
    productStride = oddLines(rows * filterChunk)
    gradientStride = oddLines(rows * filters)
    kernelGradientStride = oddLines(channels * filters)
    blockCount = (capacity + pictures - 1) / pictures
    groupBlocks = max(1, min(blockCount, 6_000_000 / (36 * rows * filters)))
  }
}

/// At least `count` numbers, in an odd number of cache lines.
func oddLines(_ count: Int) -> Int { ((count + 15) / 16 | 1) * 16 }
