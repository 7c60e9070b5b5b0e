import Artifacts

/// A step of a notebook: a title, the inputs that it reads, and the code that makes its value.
///
/// Each cell has its own file, `NN-name.swift`, where it is a top-level `let`:
///
/// ```swift
/// let train: Cell<TrainedNetwork> = Cell("Train", network, pictures, epochs) {
///   network, pictures, epochs in
///   ...
/// }
/// ```
///
/// The type states what the cell gives. You may leave it out, but then the compiler reads the body whenever it compiles a file
/// that names the cell, which delays a long notebook after an edit.
///
/// Inputs are other cells, ``Parameter``s and ``ExternalInput``s; the compiler checks their types. The body receives their
/// values. It runs only when something that it depends on has changed, and its value is kept in the store. A body that returns
/// nothing makes a cell that only shows.
public struct Cell<Value: Codable & Sendable>: CellInput {
  package let node: CellNode

  /// Declares a cell; its number and name are those of its file.
  /// - Parameters:
  ///   - title: The heading that lists and the terminal show.
  ///   - inputs: What the body reads, in the order of its parameters.
  ///   - runsAlone: Whether no other cell may run at the same time, as for measuring speeds.
  ///   - resources: What the cell needs as a job of a cluster; `nil` leaves that to the cluster and to how long the cell last took.
  ///   - fileID: The cell's file, which gives its number and name; leave it to its default.
  ///   - body: Makes the value. It may throw: the report then shows the error here.
  public init<each Input: CellInput>(
    _ title: String, _ inputs: repeat each Input, runsAlone: Bool = false,
    resources: Resources? = nil, fileID: String = #fileID,
    body: @escaping @Sendable (repeat (each Input).Value) async throws -> Value
  ) {
    node = CellNode(
      title: title, fileID: fileID, dependencies: Self.dependencies(repeat each inputs),
      valueType: Value.self, inputTypes: Self.types(repeat each inputs),
      runsAlone: runsAlone, resources: resources
    ) { values in
      try await body(repeat (each inputs).value(from: values))
    }
  }

  public var dependency: Dependency { Dependency(kind: .cell(id: node.id)) }

  public func value(from values: InputValues) throws -> Value {
    try values.cell(node.id, as: Value.self)
  }

  private static func dependencies<each Input: CellInput>(_ inputs: repeat each Input)
    -> [Dependency]
  {
    var result: [Dependency] = []
    repeat result.append((each inputs).dependency)
    return result
  }

  private static func types<each Input: CellInput>(_ inputs: repeat each Input) -> [String] {
    var result: [String] = []
    func note<Read: CellInput>(_ input: Read) {
      result.append(String(reflecting: Read.Value.self))
    }
    repeat note(each inputs)
    return result
  }
}

extension Cell where Value == Nothing {
  /// A cell that only shows.
  public init<each Input: CellInput>(
    _ title: String, _ inputs: repeat each Input, runsAlone: Bool = false,
    resources: Resources? = nil, fileID: String = #fileID,
    body: @escaping @Sendable (repeat (each Input).Value) async throws -> Void
  ) {
    node = CellNode(
      title: title, fileID: fileID, dependencies: Self.dependencies(repeat each inputs),
      valueType: Nothing.self, inputTypes: Self.types(repeat each inputs),
      runsAlone: runsAlone, resources: resources
    ) { values in
      try await body(repeat (each inputs).value(from: values))
      return Nothing()
    }
  }
}
