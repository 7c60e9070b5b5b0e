/// What the closure of an ``ExternalInput`` may read, and where it states what cells depend on.
public struct Surroundings: Sendable {
  /// The environment's variables. Reading one here makes no cell depend on it: for that there is ``variable(_:)``.
  public let environment: [String: String]
  /// The folder that holds all output, of every notebook of the package.
  public let outputFolder: String
  /// The folder of the package, which relative paths in notebooks start from.
  public let packageFolder: String
  /// The seed of the run.
  public let seed: UInt64

  package private(set) var parts: [KeyPart] = []
  /// The paths of what was hashed, by the names of the parts.
  package private(set) var paths: [String: String] = [:]
  /// Takes content hashes; `nil` where only the value is wanted.
  private let contents: (any ContentHashing)?

  package init(
    environment: [String: String], outputFolder: String, packageFolder: String, seed: UInt64,
    contents: (any ContentHashing)?
  ) {
    self.environment = environment
    self.outputFolder = outputFolder
    self.packageFolder = packageFolder
    self.seed = seed
    self.contents = contents
  }

  /// Names a value that the cells depend on, such as the version of a generator.
  public mutating func depends(on name: String, _ value: String) {
    parts.append(KeyPart(name, value))
  }

  /// The value of a variable of the environment, which the cells then depend on.
  public mutating func variable(_ name: String) -> String? {
    depends(on: "variable \(name)", environment[name].map { "\"\($0)\"" } ?? "not set")
    return environment[name]
  }

  /// Makes the cells depend on the content of a file.
  /// - Throws: When the file cannot be read.
  public mutating func dependsOnFile(_ path: String) throws {
    guard let contents else { return }
    add("content of a file", try contents.hash(ofFile: path), path)
  }

  /// Makes the cells depend on the names and contents of all files below a folder, wherever the folder is.
  ///
  /// Contents are read once: a file counts as unchanged while size, inode and times are those remembered.
  /// - Throws: When the folder or a file in it cannot be read.
  public mutating func dependsOnFolder(_ path: String) throws {
    guard let contents else { return }
    add("content of a folder", try contents.hash(ofFolder: path), path)
  }

  private mutating func add(_ what: String, _ hash: String, _ path: String) {
    let name = name(what)
    parts.append(KeyPart(name, hash))
    paths[name] = path
  }

  /// A name that no part has yet.
  private func name(_ text: String) -> String {
    let count = parts.count { $0.name.hasPrefix(text) }
    return count == 0 ? text : "\(text) \(count + 1)"
  }
}

/// Gives hashes of contents, from memory where that is safe.
package protocol ContentHashing: Sendable {
  func hash(ofFile path: String) throws -> String
  func hash(ofFolder path: String) throws -> String
}
