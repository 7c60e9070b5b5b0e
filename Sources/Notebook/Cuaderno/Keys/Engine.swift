/// The runner as a part of keys.
package enum Engine {
  /// Stands for the modules `Execution`, `RunRecord`, `Report`, `Cuaderno` and `CuadernoCommand` in every key.
  ///
  /// Raise it by hand when a change there makes stored results wrong: another random source, another meaning of an
  /// output.
  package static let version = 1
}
