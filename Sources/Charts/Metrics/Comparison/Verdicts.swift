/// Many results compared with one reference, by their verdicts.
public struct Verdicts: Sendable, Hashable, Codable {
  /// One compared result.
  public struct Entry: Sendable, Hashable, Codable {
    /// What the result is called in sentences.
    public var name: String
    /// The result against the reference.
    public var comparison: ShareComparison

    /// Makes an entry from a name and a comparison.
    public init(_ name: String, _ comparison: ShareComparison) {
      self.name = name
      self.comparison = comparison
    }
  }

  /// The compared results, in the order given.
  public var entries: [Entry]

  /// Makes a collection of results that were compared with the same reference.
  public init(_ entries: [Entry]) { self.entries = entries }

  /// The names of the results with a verdict, in their order.
  public func names(_ verdict: Verdict) -> [String] {
    entries.filter { $0.comparison.verdict == verdict }.map(\.name)
  }

  /// How many results McNemar's test would call different if none of them were.
  public var expectedByChance: Double { Double(entries.count) * McNemarTest.level }

  /// What was found, in Markdown: the names by verdict, differences with their numbers.
  ///
  /// Such as `Better than the baseline: *dropout* (+1.9 points, ...); no effect found: *flips* and *shifts*.`
  public func sentence(than reference: String) -> String {
    func clause(_ verdict: Verdict, _ head: String) -> String? {
      let named = entries.filter { $0.comparison.verdict == verdict }.map { entry in
        verdict == .undecided ? "*\(entry.name)*" : "*\(entry.name)* (\(entry.comparison))"
      }
      return named.isEmpty ? nil : "\(head): \(named.asList)"
    }
    let clauses = [
      clause(.better, "better than \(reference)"), clause(.worse, "worse than \(reference)"),
      clause(.undecided, "no effect found"),
    ].compactMap(\.self)
    guard !clauses.isEmpty else { return "Nothing was compared with \(reference)." }
    return clauses.joined(separator: "; ").capitalizedFirst + "."
  }
}
