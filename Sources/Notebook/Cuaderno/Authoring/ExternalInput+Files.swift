extension ExternalInput where Value == String {
  /// A file outside the program. Cells that read it get its path, and become stale when its content changes.
  ///
  /// ```swift
  /// let table = ExternalInput.file("data/tumors.csv")
  /// ```
  ///
  /// - Parameters:
  ///   - path: The path; a relative one starts from the package's folder.
  ///   - fileID: The file that declares the input; leave it to its default.
  ///   - line: The line that declares it.
  public static func file(_ path: String, fileID: String = #fileID, line: Int = #line) -> Self {
    Self(path, fileID: fileID, line: line) { (surroundings: inout Surroundings) in
      try surroundings.file(path)
    }
  }

  /// A file that a parameter names; see ``file(_:fileID:line:)``.
  public static func file(
    _ path: Parameter<String>, fileID: String = #fileID, line: Int = #line
  ) -> Self {
    Self("file of \(path.declaration.name)", path, fileID: fileID, line: line) {
      (surroundings: inout Surroundings, path: String) in try surroundings.file(path)
    }
  }

  /// A folder outside the program. Cells that read it get its path, and become stale when the name or the content of any
  /// file below it changes.
  ///
  /// - Parameters:
  ///   - path: The path; a relative one starts from the package's folder.
  ///   - fileID: The file that declares the input; leave it to its default.
  ///   - line: The line that declares it.
  public static func folder(_ path: String, fileID: String = #fileID, line: Int = #line) -> Self {
    Self(path, fileID: fileID, line: line) { (surroundings: inout Surroundings) in
      try surroundings.folder(path)
    }
  }

  /// A folder that a parameter names; see ``folder(_:fileID:line:)``.
  public static func folder(
    _ path: Parameter<String>, fileID: String = #fileID, line: Int = #line
  ) -> Self {
    Self("folder of \(path.declaration.name)", path, fileID: fileID, line: line) {
      (surroundings: inout Surroundings, path: String) in try surroundings.folder(path)
    }
  }
}

extension ExternalInput where Value == String? {
  /// A variable of the environment. Cells that read it get its value, and become stale when it changes.
  ///
  /// The body of a cell sees the variables of its inputs, and those that say where things are on this machine, such as
  /// `HOME` and `PATH`. All other variables are hidden from it, so that no result depends on one in silence.
  ///
  /// - Parameters:
  ///   - name: The variable's name.
  ///   - fileID: The file that declares the input; leave it to its default.
  ///   - line: The line that declares it.
  public static func variable(_ name: String, fileID: String = #fileID, line: Int = #line) -> Self {
    Self("variable \(name)", fileID: fileID, line: line, variables: [name]) {
      (surroundings: inout Surroundings) in
      surroundings.variable(name)
    }
  }
}

extension Surroundings {
  fileprivate mutating func file(_ path: String) throws -> String {
    let path = absolute(path)
    try dependsOnFile(path)
    return path
  }

  fileprivate mutating func folder(_ path: String) throws -> String {
    let path = absolute(path)
    try dependsOnFolder(path)
    return path
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(packageFolder)/\(path)"
  }
}
