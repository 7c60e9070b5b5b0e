import CKernels
import Checks
import Tensor

/// The three matrix products of a fully connected layer, on the weights as they are: nothing is packed.
///
/// A layer's weights are many and its batch is small, so each product reads or writes them just once, row after row. Columns are worked
/// on by 16; where their number is no multiple of it, the last 16 are computed once more, beside the others.
///
/// Each sum is taken in an order that depends on the sizes alone, so the bits do not depend on the number of threads.
struct DenseProducts {
  /// Columns of one vector, and the fewest outputs that these products can do.
  static let lanes = 16
  /// Rows of weights between which sums stay in the first two caches.
  private static let depth = 96

  let inputCount: Int
  let outputCount: Int
  private let capacity: Int
  /// Equal shares of the weights' rows; each has separate sums.
  private let shares: Int
  private let sums: AlignedBuffer<Float>
  private let lastSums: AlignedBuffer<Float>
  private let transposed: AlignedBuffer<Float>
  private let scratch: WorkerScratch
  /// Rows of weights whose products with a gradient one thread computes at a time.
  private let block = 144

  /// - Parameters:
  ///   - capacity: The largest batch.
  ///   - goesBack: Whether gradients are wanted.
  init(inputCount: Int, outputCount: Int, capacity: Int, goesBack: Bool) {
    require(
      outputCount >= Self.lanes, "\(outputCount) outputs, fewer than the \(Self.lanes) of a vector")
    self.inputCount = inputCount
    self.outputCount = outputCount
    self.capacity = capacity
    // At least 288 rows a share, and at most 16 MB of sums.
    shares = max(1, min(16, inputCount / 288, 4_000_000 / (capacity * outputCount)))
    sums = AlignedBuffer(count: shares * capacity * outputCount)
    lastSums = AlignedBuffer(count: shares * capacity * Self.lanes)
    let columns = (capacity + 31) / 32 * 32
    transposed = AlignedBuffer(count: goesBack ? columns * outputCount : 0)
    scratch = WorkerScratch(count: block * columns)
  }

  /// Columns in whole vectors.
  private var wholeColumns: Int { outputCount / Self.lanes * Self.lanes }

  /// output = input * weights, for `count` rows of input.
  func forward(
    _ input: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, count: Int,
    into output: UnsafeMutablePointer<Float>
  ) {
    // Where there are few shares of rows, columns are shared out as well.
    let width = shares >= 8 ? wholeColumns : 128
    let parts = (wholeColumns + width - 1) / width
    Parallel.forEach(shares * parts) { index, _ in
      let share = index / parts
      let columns = index % parts * width..<min(wholeColumns, (index % parts + 1) * width)
      addShare(share, columns, input, weights, count)
      if columns.upperBound == wholeColumns, wholeColumns < outputCount {
        addShare(share, outputCount - Self.lanes..<outputCount, input, weights, count)
      }
    }
    Parallel.forEachRange(of: count, size: 8) { rows, _ in
      for row in rows { addUp(row, into: output + row * outputCount) }
    }
  }

  /// The products of one share of the weights' rows with some columns, into the share's own sums.
  private func addShare(
    _ share: Int, _ columns: Range<Int>, _ input: UnsafePointer<Float>,
    _ weights: UnsafePointer<Float>, _ count: Int
  ) {
    let rows = inputCount * share / shares..<inputCount * (share + 1) / shares
    let isLast = columns.upperBound > wholeColumns
    let target =
      isLast
      ? lastSums.base + share * capacity * Self.lanes
      : sums.base + share * capacity * outputCount + columns.lowerBound
    for first in stride(from: rows.lowerBound, to: rows.upperBound, by: Self.depth) {
      let start = weights + first * outputCount + columns.lowerBound
      var product = ck_product(
        m: count, n: columns.count, inner: min(Self.depth, rows.upperBound - first), outer: 1,
        a_row: inputCount, a_column: 1, a_outer: 0, b_panel: 32, b_outer: 0, b_row: outputCount,
        c_row: isLast ? Self.lanes : outputCount, accumulate: first > rows.lowerBound ? 1 : 0,
        next: isLast ? nil : start + Self.depth * outputCount)
      ck_multiply(&product, input + first, start, target)
    }
  }

  /// The sums of all shares of one row, in their order.
  private func addUp(_ row: Int, into output: UnsafeMutablePointer<Float>) {
    let last = outputCount - wholeColumns
    for share in 0..<shares {
      let whole = sums.base + (share * capacity + row) * outputCount
      let rest = lastSums.base + (share * capacity + row) * Self.lanes + Self.lanes - last
      if share == 0 {
        output.update(from: whole, count: wholeColumns)
        (output + wholeColumns).update(from: rest, count: last)
      } else {
        for column in 0..<wholeColumns { output[column] += whole[column] }
        for column in 0..<last { output[wholeColumns + column] += rest[column] }
      }
    }
  }

  /// target = transposed input * gradient: the gradient of the weights.
  func weightGradient(
    _ input: UnsafePointer<Float>, _ gradient: UnsafePointer<Float>, count: Int,
    into target: UnsafeMutablePointer<Float>
  ) {
    Parallel.forEachRange(of: inputCount, size: 56) { rows, _ in
      for columns in [0..<wholeColumns, outputCount - Self.lanes..<outputCount] {
        var product = ck_product(
          m: rows.count, n: columns.count, inner: count, outer: 1, a_row: 1, a_column: inputCount,
          a_outer: 0, b_panel: 32, b_outer: 0, b_row: outputCount, c_row: outputCount,
          accumulate: 0, next: nil)
        ck_multiply(
          &product, input + rows.lowerBound, gradient + columns.lowerBound,
          target + rows.lowerBound * outputCount + columns.lowerBound)
        if wholeColumns == outputCount { break }
      }
    }
  }

  /// target = gradient * transposed weights: the gradient of the input, computed as its transposed.
  func inputGradient(
    _ gradient: UnsafePointer<Float>, _ weights: UnsafePointer<Float>, count: Int,
    into target: UnsafeMutablePointer<Float>
  ) {
    // Panels of 32 samples; those that the batch lacks are zero.
    let columns = (count + 31) / 32 * 32
    let panels = transposed.base
    for sample in 0..<columns {
      let panel = panels + sample / 32 * outputCount * 32 + sample % 32
      for output in 0..<outputCount {
        panel[output * 32] = sample < count ? gradient[sample * outputCount + output] : 0
      }
    }
    Parallel.forEachRange(of: inputCount, size: block) { rows, worker in
      let result = scratch[worker]
      var product = ck_product(
        m: rows.count, n: columns, inner: outputCount, outer: 1, a_row: outputCount, a_column: 1,
        a_outer: 0, b_panel: outputCount * 32, b_outer: 0, b_row: 32, c_row: columns,
        accumulate: 0, next: nil)
      ck_multiply(&product, weights + rows.lowerBound * outputCount, panels, result)
      for sample in 0..<count {
        let line = target + sample * inputCount + rows.lowerBound
        for row in 0..<rows.count { line[row] = result[row * columns + sample] }
      }
    }
  }
}
