import CBLAS
import Checks

/// Eigenvectors of symmetric matrices, by LAPACK's divide and conquer.
package enum Eigenvectors {
  /// Replaces a symmetric matrix by its eigenvectors, one per row.
  /// - Returns: The eigenvalues in the same order, the least first.
  package static func replace(_ matrix: AlignedBuffer<Float>, size: Int) -> [Float] {
    require(matrix.count == size * size, "\(matrix.count) numbers are no matrix of \(size)")
    MatrixProduct.usesOneThread
    var values = [Float](repeating: 0, count: size)
    var order = blasint(size)
    var (status, workCount, integerCount) = (blasint(0), blasint(-1), blasint(-1))
    var (workSize, integerSize) = (Float(0), blasint(0))
    // The first call returns the sizes of the workspace. LAPACK's columns are rows here.
    ssyevd_(
      "V", "U", &order, matrix.base, &order, &values, &workSize, &workCount, &integerSize,
      &integerCount, &status)
    (workCount, integerCount) = (blasint(workSize.rounded(.up)), integerSize)
    var work = [Float](repeating: 0, count: Int(workCount))
    var integers = [blasint](repeating: 0, count: Int(integerCount))
    ssyevd_(
      "V", "U", &order, matrix.base, &order, &values, &work, &workCount, &integers, &integerCount,
      &status)
    require(status == 0, "the eigenvectors of a matrix with a number that is not finite")
    return values
  }
}
