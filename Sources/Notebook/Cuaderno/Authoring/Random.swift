/// Sources of random numbers for the bodies of cells. Both depend on the seed of the run and on nothing else, so the same
/// numbers come in every run.
///
/// ```swift
/// let order = Random.cell["order"].permutation(count)
/// ```
public enum Random {
  /// The cell's private source. Another cell gets other numbers under the same name.
  public static var cell: RandomSource { Work.host.random }

  /// The notebook's source. All cells get the same numbers under the same name, as in `Random.notebook["split"]`.
  public static var notebook: RandomSource { Work.host.sharedRandom }
}
