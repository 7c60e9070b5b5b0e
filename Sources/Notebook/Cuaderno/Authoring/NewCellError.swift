/// Why a cell cannot be added to a notebook.
package enum NewCellError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The title gives no name.
  case noName(title: String)
  /// The notebook has something of the name that the title gives.
  case exists(name: String, file: String)
  /// No file of the notebook lists its contents.
  case noContents

  package var description: String {
    switch self {
    case .noName(let title):
      "the title \"\(title)\" gives no name: it takes a line that begins with a letter from a to z "
        + "and has no quotation marks and backslashes"
    case .exists(let name, let file):
      "\(file) already has something named \(name); choose another title"
    case .noContents:
      "no file of the notebook has `contents: Contents {`, where the new cell would be listed"
    }
  }
}
