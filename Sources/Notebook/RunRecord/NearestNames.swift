/// Finds what a misspelled name was probably meant to be.
package enum NearestNames {
  /// Up to three candidates that begin with `name` or lie within a third of its letters, the nearest first.
  package static func of(_ name: String, in candidates: [String]) -> [String] {
    let wanted = Array(name.lowercased().unicodeScalars)
    guard wanted.count <= 100 else { return [] }
    let limit = max(1, wanted.count / 3)
    return candidates.map { candidate -> (String, Int) in
      let letters = Array(candidate.lowercased().unicodeScalars)
      let isPrefix = !wanted.isEmpty && letters.starts(with: wanted)
      return (candidate, isPrefix ? 0 : distance(wanted, letters))
    }
    .filter { $0.1 <= limit }
    .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    .prefix(3).map(\.0)
  }

  /// The number of letters to insert, remove, change or swap with a neighbor (optimal string alignment).
  static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
    var beforeLast: [Int] = []
    var last = Array(0...b.count)
    for i in 1...a.count {
      var row = [i] + Array(repeating: 0, count: b.count)
      for j in 1...b.count {
        row[j] = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] {
          row[j] = min(row[j], beforeLast[j - 2] + 1)
        }
      }
      beforeLast = last
      last = row
    }
    return last[b.count]
  }
}
