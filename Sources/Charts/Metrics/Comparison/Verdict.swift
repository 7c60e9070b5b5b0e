/// What the evidence says about a result that is compared with another one.
public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
  /// The result is better than the reference.
  case better
  /// The result is worse than the reference.
  case worse
  /// The evidence supports neither; it does not show that the two are equal.
  case undecided

  /// The conclusion that goes with the verdict.
  ///
  /// ```swift
  /// comparison.verdict.choose(
  ///   better: "Dropout helps here.", worse: "Dropout hurts here.",
  ///   undecided: "No effect of dropout was found.")
  /// ```
  public func choose<Conclusion>(
    better: @autoclosure () -> Conclusion, worse: @autoclosure () -> Conclusion,
    undecided: @autoclosure () -> Conclusion
  ) -> Conclusion {
    switch self {
    case .better: better()
    case .worse: worse()
    case .undecided: undecided()
    }
  }

  /// What the verdict means for someone who claimed `expected` beforehand.
  /// - Parameter expected: ``better`` or ``worse``. That two results are equal cannot be confirmed by a verdict, so a
  ///   claim of ``undecided`` is open, or contradicted.
  public func outcome(claiming expected: Verdict) -> ClaimOutcome {
    if self == .undecided { return .open }
    return self == expected ? .supported : .contradicted
  }
}
