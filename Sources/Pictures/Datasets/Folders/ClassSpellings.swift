import Foundation

/// The classes of an image folder, and what its folders or files call them.
///
/// Two spellings mean one class when they differ only in case, in their Unicode form, or in blanks at either end. File systems,
/// archives and people introduce such differences, and a class that is split in two, or lost, would spoil a training silently.
package struct ClassSpellings: Sendable {
  /// The classes in the order of their labels.
  package let names: [String]
  private let labels: [Spelling: Int]
  /// The classes of each folded spelling; more than one only where the caller lists such classes.
  private let folded: [String: [Int]]

  /// A name by its bytes. Swift's strings are equal in any Unicode form.
  private struct Spelling: Hashable {
    let bytes: [UInt8]

    init(_ name: String) { bytes = Array(name.utf8) }
  }

  /// The classes that the caller lists.
  package init(_ names: [String]) {
    self.names = names
    labels = Dictionary(
      names.enumerated().map { (Spelling($1), $0) }, uniquingKeysWith: { first, _ in first })
    folded = Dictionary(grouping: names.indices) { Self.fold(names[$0]) }
  }

  /// The classes that spellings found in a folder stand for, sorted.
  /// - Throws: ``DatasetError`` when two spellings mean one class.
  package init(found spellings: some Sequence<String>, in path: String) throws {
    var byFold: [String: String] = [:]
    for spelling in spellings {
      let fold = Self.fold(spelling)
      if let other = byFold[fold], Spelling(other) != Spelling(spelling) {
        throw Self.ambiguity(other, spelling, in: path)
      }
      byFold[fold] = spelling
    }
    self.init(
      byFold.values.map(Self.clean).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
  }

  /// The label of the class that a spelling means; `nil` when it means none.
  package func label(of spelling: String) -> Int? {
    if let label = labels[Spelling(spelling)] { return label }
    let candidates = folded[Self.fold(spelling), default: []]
    return candidates.count == 1 ? candidates[0] : nil
  }

  /// What spellings of one class have in common.
  private static func fold(_ name: String) -> String {
    clean(name).lowercased().precomposedStringWithCanonicalMapping
  }

  /// The name without blanks at its ends, in composed form.
  private static func clean(_ name: String) -> String {
    name.precomposedStringWithCanonicalMapping.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The error for two spellings of one class.
  package static func ambiguity(_ one: String, _ other: String, in path: String) -> DatasetError {
    let (first, second) =
      one.utf8.lexicographicallyPrecedes(other.utf8) ? (one, other) : (other, one)
    return DatasetError(
      path: path, "the names \(exact(first)) and \(exact(second)) mean the same class",
      advice: "Merge the two, rename one, or list the classes in the call.")
  }

  /// The name in quotes, with everything beyond ASCII spelled as code points, so that two forms look different.
  private static func exact(_ name: String) -> String {
    let scalars = name.unicodeScalars.map { $0.escaped(asASCII: true) }
    return "\"\(scalars.joined())\""
  }
}
