/// What a comparison means for a claim that was made before it.
public enum ClaimOutcome: String, Sendable, Hashable, Codable, CaseIterable, CustomStringConvertible
{
  /// The evidence agrees with the claim.
  case supported
  /// The evidence points the other way.
  case contradicted
  /// The evidence points neither way.
  case open

  /// A sentence, such as `The claim holds here.`
  public var description: String {
    switch self {
    case .supported: "The claim holds here."
    case .contradicted: "The claim is contradicted here."
    case .open: "The claim finds no support here."
    }
  }
}
