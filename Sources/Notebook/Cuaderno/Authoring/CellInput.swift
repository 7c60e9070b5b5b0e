/// Something that a cell can read: another ``Cell``, a ``Parameter`` or an ``ExternalInput``.
///
/// These are the only kinds; a notebook does not conform other types.
public protocol CellInput: Sendable {
  /// What the body of a cell receives.
  associatedtype Value: Sendable
  /// This input as the graph sees it.
  var dependency: Dependency { get }
  /// Picks this input's value from those of a run.
  func value(from values: InputValues) throws -> Value
}

/// What a cell reads, without its type.
public struct Dependency: Sendable {
  package enum Kind: Sendable {
    case cell(id: String)
    case parameter(ParameterDeclaration)
    case external(ExternalDeclaration)
  }

  package let kind: Kind
}
