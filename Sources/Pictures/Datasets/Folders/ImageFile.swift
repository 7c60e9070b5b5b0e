/// The file of a picture that is to be loaded.
package struct ImageFile: Sendable, Hashable {
  /// The path of the file.
  package var path: String
  /// What reports call it: the path within the data set's folder.
  package var source: String
  package var label: Int
}
