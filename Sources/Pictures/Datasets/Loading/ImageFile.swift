/// A picture's file that is to be loaded.
struct ImageFile: Sendable, Hashable {
  /// Where it lies.
  var path: String
  /// What reports call it: the path within the data set's folder.
  var source: String
  var label: Int
}
