/// A sentence that was computed from results.
///
/// Findings with the role ``Role/data`` or ``Role/outcome`` are repeated on the first screen of the
/// report: which data it was made from, and what came out.
public struct Finding: Codable, Sendable, Equatable, Displayable {
  /// What the sentence is about.
  public enum Role: String, Codable, Sendable {
    /// The data that the results were made from.
    case data
    /// The answer to the notebook's question.
    case outcome
    /// Anything else worth a sentence.
    case remark
  }

  /// Whether the goal in the sentence was reached.
  public enum Goal: String, Codable, Sendable {
    /// The goal was reached.
    case met
    /// The goal was not reached.
    case missed
  }

  /// The sentence, in Markdown.
  public var text: String
  /// What the sentence is about, which decides whether the report's first screen repeats it.
  public var role: Role
  /// `nil` when the sentence is not about a goal.
  public var goal: Goal?

  /// Makes a finding from a sentence in Markdown.
  public init(_ text: String, role: Role = .remark, goal: Goal? = nil) {
    self.text = text
    self.role = role
    self.goal = goal
  }

  public var output: Output { .finding(self) }
}
