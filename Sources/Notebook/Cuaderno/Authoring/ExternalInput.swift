/// Something outside the program that a cell reads, such as a folder of pictures.
///
/// For a file, a folder or a variable of the environment, one line is enough: ``file(_:fileID:line:)-(String,_,_)``,
/// ``folder(_:fileID:line:)-(String,_,_)`` and ``variable(_:fileID:line:)``.
///
/// For anything else, give a closure. When a run starts, it decides what to read and states, through ``Surroundings``, what
/// the cells that read it depend on: the content of files, a version, a setting. When any of that changes, those cells are stale.
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
/// The closure must change nothing: it is called before the first cell, again for each cell that reads it, and for `list` and
/// `status`. It always runs in a separate process, so that a crash in it fails only the cells that read it.
public struct ExternalInput<Value: Sendable>: CellInput {
  package let declaration: ExternalDeclaration

  /// Declares an input outside of the notebook, such as files, found by a closure.
  /// - Parameters:
  ///   - name: What keys and messages call it.
  ///   - parameters: The parameters that the closure reads.
  ///   - fileID: The file that declares it, which messages name; leave it to its default.
  ///   - line: The line that declares it.
  ///   - resolve: Finds the value. An error that it throws is shown as a usage error.
  public init<each Setting: ParameterType>(
    _ name: String, _ parameters: repeat Parameter<each Setting>,
    fileID: String = #fileID, line: Int = #line,
    resolve: @escaping @Sendable (inout Surroundings, repeat each Setting) throws -> Value
  ) {
    self.init(
      name, repeat each parameters, fileID: fileID, line: line, variables: [], resolve: resolve)
  }

  init<each Setting: ParameterType>(
    _ name: String, _ parameters: repeat Parameter<each Setting>, fileID: String, line: Int,
    variables: Set<String>,
    resolve: @escaping @Sendable (inout Surroundings, repeat each Setting) throws -> Value
  ) {
    var declarations: [ParameterDeclaration] = []
    repeat declarations.append((each parameters).declaration)
    declaration = ExternalDeclaration(
      name: name, parameters: declarations, variables: variables, fileID: fileID, line: line
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
  /// The variables of the environment that cells with this input may read.
  package let variables: Set<String>
  /// Where it is declared.
  package let fileID: String
  package let line: Int

  var place: String { "\(fileID):\(line)" }
  package let resolve: @Sendable (inout Surroundings, InputValues) throws -> any Sendable
}
