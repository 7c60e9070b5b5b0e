/// Something outside the program that a cell reads, such as a folder of pictures.
///
/// When a run starts, the closure decides what to read and tells, through ``Surroundings``, what the cells that read it
/// depend on: the content of files, a version, a setting. When any of that changes, those cells are stale.
///
/// ```swift
/// let source = ExternalInput("data", data) { surroundings, folder in
///   guard !folder.isEmpty else {
///     surroundings.depends(on: "stand-in", "\(StandIn.version)")
///     return PictureSource.standIn
///   }
///   try surroundings.dependsOnFolder(folder)
///   return PictureSource.folder(folder)
/// }
/// ```
///
/// The closure only looks: it is called before the first cell, again for each cell that reads it, and for `list` and
/// `status`; always in a process of its own, so that one that crashes fails only the cells that read it.
public struct ExternalInput<Value: Sendable>: CellInput {
  package let declaration: ExternalDeclaration

  /// - Parameters:
  ///   - name: What keys and messages call it.
  ///   - parameters: The parameters that the closure reads.
  ///   - fileID: The file that declares it, which messages name; leave it to its default.
  ///   - line: The line that declares it.
  ///   - resolve: Finds the value. What it throws is shown as a usage error.
  public init<each Setting: ParameterType>(
    _ name: String, _ parameters: repeat Parameter<each Setting>,
    fileID: String = #fileID, line: Int = #line,
    resolve: @escaping @Sendable (inout Surroundings, repeat each Setting) throws -> Value
  ) {
    var declarations: [ParameterDeclaration] = []
    repeat declarations.append((each parameters).declaration)
    declaration = ExternalDeclaration(
      name: name, parameters: declarations, fileID: fileID, line: line
    ) { surroundings, values in
      try resolve(&surroundings, repeat (each parameters).value(from: values))
    }
  }

  public var dependency: Dependency { Dependency(kind: .external(declaration)) }

  public func value(from values: InputValues) throws -> Value {
    try values.external(declaration.name, as: Value.self)
  }
}

/// An external input without its type.
package struct ExternalDeclaration: Sendable {
  package let name: String
  package let parameters: [ParameterDeclaration]
  /// Where it is declared.
  package let fileID: String
  package let line: Int

  var place: String { "\(fileID):\(line)" }
  package let resolve: @Sendable (inout Surroundings, InputValues) throws -> any Sendable
}
