import Checks

extension Output {
  /// What prose refers to a figure, table or gallery by: `[](#loss)` becomes “Figure 3” where that has the name `loss`.
  public var name: String? {
    switch self {
    case .figure(let figure): figure.name
    case .table(let table): table.name
    case .gallery(let gallery): gallery.name
    case .text, .markdown, .finding: nil
    }
  }

  /// The output with a name for references in prose.
  ///
  /// - Parameter name: Letters, digits, `-` and `_`; traps for anything else. An output that has no number, such as a finding,
  ///   stays as it is.
  public func named(_ name: String) -> Output {
    let isName = name.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
      default: false
      }
    }
    require(
      isName && !name.isEmpty,
      "the name of an output has letters, digits, - and _, but “\(name)” is not such a name")
    switch self {
    case .figure(var figure):
      figure.name = name
      return .figure(figure)
    case .table(var table):
      table.name = name
      return .table(table)
    case .gallery(var gallery):
      gallery.name = name
      return .gallery(gallery)
    case .text, .markdown, .finding: return self
    }
  }
}
