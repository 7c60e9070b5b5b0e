import Printing

/// A word for what is counted, in singular and plural.
public struct Noun: Sendable, Hashable, Codable, ExpressibleByStringLiteral {
  /// The word for one.
  public var singular: String
  /// The word for none or several.
  public var plural: String

  /// Makes a word from its singular.
  /// - Parameters:
  ///   - singular: The word for one.
  ///   - plural: `nil` forms the regular English plural: `classes`, `categories`, `samples`.
  public init(_ singular: String, plural: String? = nil) {
    self.singular = singular
    self.plural = plural ?? Self.regularPlural(singular)
  }

  public init(stringLiteral singular: String) { self.init(singular) }

  /// The word that goes with a number.
  public func form(_ count: Int) -> String { count == 1 ? singular : plural }

  /// The number with the word, such as `1 sample` and `1,200 samples`.
  public func counted(_ count: Int) -> String { "\(count.grouped) \(form(count))" }

  private static func regularPlural(_ word: String) -> String {
    if ["s", "x", "z", "ch", "sh"].contains(where: word.hasSuffix) { return word + "es" }
    let vowels: Set<Character> = ["a", "e", "i", "o", "u"]
    if word.hasSuffix("y"), let before = word.dropLast().last, !vowels.contains(before) {
      return word.dropLast() + "ies"
    }
    return word + "s"
  }
}
