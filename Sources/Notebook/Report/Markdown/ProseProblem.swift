/// A mistake in the prose of a run: an unknown metric, a broken link, a missing picture, a formula that cannot be set.
public struct ProseProblem: Sendable, Equatable, CustomStringConvertible {
  /// The cell that the prose belongs to.
  public var cell: String
  /// The cell's file, from the package's folder.
  public var path: String
  /// The line in the file, counted from 1; `nil` for text that code has written.
  public var line: Int?
  /// What is wrong, and what was probably meant.
  public var message: String

  /// Makes a problem that names the cell and its file.
  public init(cell: String, path: String, line: Int?, message: String) {
    self.cell = cell
    self.path = path
    self.line = line
    self.message = message
  }

  /// As a compiler would say it: `notebooks/simpsons/06-train.swift:12: no cell publishes ...`.
  public var description: String {
    "\(path)\(line.map { ":\($0)" } ?? ""): \(message)"
  }
}
