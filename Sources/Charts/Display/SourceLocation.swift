/// A place in the source of a notebook: the call that made an output.
///
/// The defaults of `show`, `print` and `metric` make one from `#fileID` and `#line`.
public struct SourceLocation: Hashable, Codable, Sendable {
  /// `Module/File.swift`, as `#fileID` gives it.
  public var fileID: String
  /// The line, counted from 1.
  public var line: Int

  /// Makes a location from `#fileID` and `#line`.
  public init(fileID: String, line: Int) {
    self.fileID = fileID
    self.line = line
  }
}
