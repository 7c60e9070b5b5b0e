import CKernels
import Tensor

/// How the work of a Winograd convolution is cut so that its parts stay in the caches.
///
/// Where the transformed kernel is small, each thread takes a few pictures from the input to the output, in its second cache. A large
/// one would have to be read again for each such block; there all threads share a larger block, transform it picture by picture
/// and multiply it position by position, so that each matrix of the kernel is read once and each product has many rows.
///
/// Rows of transformed tiles are `stride` apart. A stride is an odd number of cache lines, for rows a multiple of
/// 4096 bytes apart would compete for the same few lines.
struct WinogradBlocking: Equatable {
  /// Numbers of a transformed tile.
  let positions: Int
  /// Tiles of a picture.
  let tiles: Int
  /// Whether all threads work on one block.
  let sharesBlocks: Bool
  /// Pictures of a block.
  let pictures: Int
  /// Filters whose products are computed before they are transformed back.
  let filterChunk: Int
  /// Filters that are side by side in the transformed gradients.
  let gradientPanel: Int
  let inputStride: Int
  let productStride: Int
  let gradientStride: Int
  let kernelGradientStride: Int
  let blockCount: Int
  /// Blocks whose transformed gradients are in memory together: as much as the last cache may hold.
  let groupBlocks: Int

  var inputBlock: Int { positions * inputStride }
  var productBlock: Int { positions * productStride }
  var gradientBlock: Int { positions * gradientStride }

  init(_ geometry: ck_winograd, capacity: Int) {
    let (channels, filters) = (Int(geometry.channels), Int(geometry.filters))
    positions = geometry.positions
    tiles = geometry.tileCount
    // Two megabytes of kernel.
    sharesBlocks = positions * channels * filters > 500_000
    if sharesBlocks {
      // Eight megabytes of inputs and products, in blocks of nearly equal size.
      let most = max(1, 2_000_000 / (positions * tiles * (channels + filters)))
      let count = (capacity + most - 1) / most
      pictures = (capacity + count - 1) / count
      filterChunk = min(filters, 128)
    } else {
      // Half a megabyte of inputs, and a third of products.
      pictures = max(1, min(capacity, 131_072 / (positions * tiles * channels)))
      filterChunk = min(filters, max(32, 90_000 / (positions * pictures * tiles) / 32 * 32))
    }
    let rows = pictures * tiles
    gradientPanel = filters % 32 == 0 ? 32 : filters
    inputStride = oddLines(rows * channels)
    productStride = oddLines(rows * filterChunk)
    gradientStride = oddLines(rows * filters)
    kernelGradientStride = oddLines(channels * filters)
    blockCount = (capacity + pictures - 1) / pictures
    groupBlocks = max(1, min(blockCount, 6_000_000 / (positions * rows * filters)))
  }

  /// The blocks of a batch of `count` pictures.
  func blocks(in count: Int) -> Int { (count + pictures - 1) / pictures }

  /// The pictures of a block in a batch of `count`.
  func pictures(of block: Int, in count: Int) -> Range<Int> {
    block * pictures..<min(count, (block + 1) * pictures)
  }

  /// Calls `body` for each block, with the threads that are to work on it.
  func forEachBlock(of blocks: Range<Int>, body: (_ block: Int, _ team: Team) -> Void) {
    if sharesBlocks {
      for block in blocks { body(block, .all) }
    } else {
      Parallel.forEach(blocks.count) { body(blocks.lowerBound + $0, .one(worker: $1)) }
    }
  }

  /// The threads that work on a block.
  enum Team {
    case all
    case one(worker: Int)

    /// Selects the block's scratch memory.
    var slot: Int {
      switch self {
      case .all: 0
      case .one(let worker): worker
      }
    }

    func forEach(_ count: Int, _ body: (_ index: Int, _ worker: Int) -> Void) {
      switch self {
      case .all: Parallel.forEach(count, body)
      case .one(let worker): for index in 0..<count { body(index, worker) }
      }
    }

    /// Calls `body` for the products of all positions; where they are shared out, in parts of at most 128 columns.
    func forEachProduct(
      positions: Int, columns: Int, body: (_ position: Int, _ columns: Range<Int>) -> Void
    ) {
      switch self {
      case .all:
        let parts = (columns + 127) / 128
        Parallel.forEach(positions * parts) { index, _ in
          let first = index % parts * 128
          body(index / parts, first..<min(columns, first + 128))
        }
      case .one: for position in 0..<positions { body(position, 0..<columns) }
      }
    }
  }
}

/// At least `count` numbers, in an odd number of cache lines.
func oddLines(_ count: Int) -> Int { ((count + 15) / 16 | 1) * 16 }
