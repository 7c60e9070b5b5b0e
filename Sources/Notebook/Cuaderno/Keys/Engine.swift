/// The runner as a part of keys.
package enum Engine {
  /// Stands in every key for the modules of the folder `Sources/Notebook`, which `NotebookPlugin` leaves out.
  ///
  /// Raise it by hand when a change there makes stored results wrong, such as another meaning of an output.
  package static let version = 1
}
