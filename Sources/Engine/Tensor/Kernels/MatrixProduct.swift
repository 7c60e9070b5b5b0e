import CBLAS

/// Products of row-major matrices by OpenBLAS, on the calling thread only.
///
/// The large layers of a network do not use it; see `DenseProducts` and the Winograd passes of `NeuralNetwork`. It serves small
/// dense layers, convolutions of unusual shapes and whitening.
package enum MatrixProduct {
  /// Callers divide their products among threads, so OpenBLAS gets one. It picks its loops by the model of the
  /// processor, or by the environment variable `OPENBLAS_CORETYPE` on one that it does not know.
  static let usesOneThread: Void = openblas_set_num_threads(1)

  /// c = op(a) * op(b) + beta * c, where op transposes on demand: c is [m, n], op(a) [m, k], op(b) [k, n].
  ///
  /// `lda`, `ldb` and `ldc` are the lengths of the rows as stored.
  package static func multiply(
    _ a: UnsafePointer<Float>, lda: Int, transposedA: Bool = false,
    _ b: UnsafePointer<Float>, ldb: Int, transposedB: Bool = false,
    into c: UnsafeMutablePointer<Float>, ldc: Int, m: Int, n: Int, k: Int, beta: Float = 0
  ) {
    usesOneThread
    cblas_sgemm(
      CblasRowMajor, transposedA ? CblasTrans : CblasNoTrans,
      transposedB ? CblasTrans : CblasNoTrans, blasint(m), blasint(n), blasint(k), 1, a,
      blasint(lda), b, blasint(ldb), beta, c, blasint(ldc))
  }

  /// The same product by all threads, which share the columns of c in blocks of a fixed width.
  package static func multiplyInParallel(
    _ a: UnsafePointer<Float>, lda: Int, transposedA: Bool = false,
    _ b: UnsafePointer<Float>, ldb: Int, transposedB: Bool = false,
    into c: UnsafeMutablePointer<Float>, ldc: Int, m: Int, n: Int, k: Int, beta: Float = 0
  ) {
    let width = max(64, (n / 16 + 31) / 32 * 32)
    Parallel.forEachRange(of: n, size: width) { columns, _ in
      let first = columns.lowerBound
      multiply(
        a, lda: lda, transposedA: transposedA, b + (transposedB ? first * ldb : first), ldb: ldb,
        transposedB: transposedB, into: c + first, ldc: ldc, m: m, n: columns.count, k: k,
        beta: beta)
    }
  }
}
