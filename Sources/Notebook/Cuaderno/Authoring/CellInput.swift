/// Something that a cell can read: another ``Cell``, a ``Parameter`` or an ``ExternalInput``.
///
/// The three kinds are all there are; a notebook does not conform types of its own.
public protocol CellInput: Sendable {
  /// What the body of a cell gets.
  associatedtype Value: Sendable
  /// What the graph knows of this input.
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
