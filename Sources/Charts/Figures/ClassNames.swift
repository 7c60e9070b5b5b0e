import Charts

/// Turns names of folders into names to read.
public enum ClassNames {
  /// Words in place of underscores, each with a capital: `bart_simpson` becomes `Bart Simpson`.
  public static func display(_ name: String) -> String {
    words(name).map(capitalized).joined(separator: " ")
  }

  /// Short names for axes, still different from each other.
  ///
  /// A last word that several names share (a family's) is left out. Of what is longer than 14 letters, one word remains: the
  /// first before a particle (`krusty_the_clown`), otherwise the shorter of the first and the last.
  public static func short(_ names: [String]) -> [String] {
    let split = names.map(words)
    var lastWords: [String: Int] = [:]
    for last in split.compactMap(\.last) { lastWords[last, default: 0] += 1 }
    let short = split.map { words in
      var words = words
      if words.count > 1, let last = words.last, lastWords[last, default: 0] > 1 {
        words.removeLast()
      }
      let whole = words.map(capitalized).joined(separator: " ")
      guard whole.count > longest, words.count > 1 else { return whole }
      let hasParticle = words.dropFirst().dropLast().contains(where: particles.contains)
      let takesFirst = hasParticle || words[0].count <= words[words.count - 1].count
      return capitalized(takesFirst ? words[0] : words[words.count - 1])
    }
    let counts = Dictionary(short.map { ($0, 1) }, uniquingKeysWith: +)
    return zip(names, short).map { counts[$1] == 1 ? $1 : display($0) }
  }

  private static let longest = 14
  private static let particles: Set<String> = ["the", "van", "von", "de", "of"]

  private static func words(_ name: String) -> [String] {
    name.split { $0 == "_" || $0 == " " }.map(String.init)
  }

  private static func capitalized(_ word: String) -> String {
    particles.contains(word) ? word : word.prefix(1).uppercased() + word.dropFirst()
  }
}
