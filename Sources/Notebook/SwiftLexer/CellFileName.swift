/// The name of a cell's file, `06-train.swift`: the number of the cell, and its name.
public struct CellFileName: Sendable, Hashable {
  /// `06-train.swift`
  public let text: String
  /// The number that the name begins with; `nil` for a file that is not a cell's.
  public let number: Int?
  /// The name without number and extension: `train`.
  public let id: String

  /// Takes the name of a cell's file apart.
  /// - Parameter path: The file's name, or a path or file ID that ends with it.
  public init(_ path: String) {
    text = path.split(separator: "/").last.map(String.init) ?? path
    let stem = text.hasSuffix(".swift") ? text.dropLast(".swift".count) : text[...]
    let digits = stem.prefix { $0.isASCII && $0.isNumber }
    let rest = stem.dropFirst(digits.count)
    let name = rest.drop { $0 == "-" }
    number = rest.hasPrefix("-") ? Int(digits) : nil
    id = number == nil || name.isEmpty ? String(stem) : String(name)
  }
}
