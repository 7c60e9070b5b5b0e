/// The characters of the Simpsons laboratory.
public enum SimpsonsCharacters {
  /// The 18 names in the order of their labels, as folders and files spell them.
  public static let names = [
    "abraham_grampa_simpson", "apu_nahasapeemapetilon", "bart_simpson", "charles_montgomery_burns",
    "chief_wiggum", "comic_book_guy", "edna_krabappel", "homer_simpson", "kent_brockman",
    "krusty_the_clown", "lisa_simpson", "marge_simpson", "milhouse_van_houten", "moe_szyslak",
    "ned_flanders", "nelson_muntz", "principal_skinner", "sideshow_bob",
  ]
}
