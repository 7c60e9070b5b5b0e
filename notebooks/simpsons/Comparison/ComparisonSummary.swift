import Metrics

/// The outcome of all comparisons with the baseline.
struct ComparisonSummary: Codable, Sendable {
  /// The different changes that were compared with the baseline, the best first.
  var verdicts: Verdicts

  /// What was found, in a few words.
  var title: String {
    "\(verdicts.names(.better).count) of \(verdicts.entries.count) changes prove better than the "
      + "baseline, \(verdicts.names(.worse).count) worse"
  }

  /// What was found, with the names of the effects.
  var sentence: String {
    let (better, worse) = (verdicts.names(.better), verdicts.names(.worse))
    return "Of \(verdicts.entries.count) changes to the network or its training, \(better.count) "
      + "proved better than the baseline\(named(better)) and \(worse.count) worse\(named(worse))."
  }

  /// What chance alone would have found.
  var chance: String {
    "If none of these changes had any effect, McNemar's test alone would still single out about "
      + "\(fixed(verdicts.expectedByChance, digits: 1)) of them at the 5% level; that an effect must "
      + "also lie outside the band makes it fewer, by an unknown number."
  }

  private func named(_ names: [String]) -> String {
    names.isEmpty ? "" : " (\(names.map { "*\($0)*" }.asList))"
  }
}
