import Checks
import Foundation

/// The sources of a notebook as they were when the program was built.
///
/// `NotebookPlugin` writes it into the program, so that fingerprints are true of the code that runs.
public struct SourceIndex: Codable, Sendable {
  /// A cell's file.
  public struct File: Codable, Sendable {
    /// `06-train.swift`
    public var name: String
    /// The whole text.
    public var text: String
    /// Digest of the code without comments and layout.
    public var code: String
    /// The imported modules of the package.
    public var modules: [String]
    /// Digests of the notebook's other declarations that the cell names, by name.
    public var declarations: [String: String]
    /// Digest of the notebook's resources, for a cell that can read them.
    public var resources: String?

    /// Makes the entry of a file; the build plugin writes such calls.
    public init(
      name: String, text: String, code: String, modules: [String], declarations: [String: String],
      resources: String? = nil
    ) {
      self.resources = resources
      self.name = name
      self.text = text
      self.code = code
      self.modules = modules
      self.declarations = declarations
    }
  }

  /// The folder of the package, where the program was built.
  public var packageFolder: String
  /// The folder of the notebook, from the package's folder.
  public var folder: String
  /// The compiler, as in `Swift 6.3.1`.
  public var compiler: String
  /// Digest of how the program was compiled and linked: flags, configuration, compilers.
  public var settings: String
  /// The files of the cells.
  public var files: [File]
  /// Digest of each module of the package and everything that it depends on.
  public var modules: [String: String]
  /// The shared libraries that each module uses, itself or by one that it depends on, by the names in its module map's
  /// `link` lines.
  public var libraries: [String: [String]]

  /// Makes an index; the build plugin writes the one call of each notebook.
  public init(
    packageFolder: String, folder: String, compiler: String, settings: String = "", files: [File],
    modules: [String: String], libraries: [String: [String]] = [:]
  ) {
    self.settings = settings
    self.libraries = libraries
    self.packageFolder = packageFolder
    self.folder = folder
    self.compiler = compiler
    self.files = files
    self.modules = modules
  }

  /// What `NotebookPlugin` writes: an object with the names of the properties.
  ///
  /// Anything else is a mistake of the program and ends it.
  public init(json: String) {
    do { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) } catch {
      unreachable("the index of a notebook must be what NotebookPlugin writes: \(error)")
    }
  }
}
