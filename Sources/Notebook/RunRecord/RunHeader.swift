import Foundation

/// What a run was: notebook, parameters, and the world around it.
public struct RunHeader: Codable, Sendable, Equatable {
  /// The version of the record's format; readers refuse a newer one.
  public static let currentFormat = 1

  /// The version of the format that the record is written in.
  public var format: Int = RunHeader.currentFormat
  /// The run's folder name: start time and a short random id.
  public var id: String
  /// When the run started.
  public var date: Date
  /// The program's name, which is also the name of its output folder.
  public var notebook: String
  /// The notebook's title.
  public var title: String
  /// The cells in their order.
  public var cells: [CellSource]
  /// All parameters of the notebook with the values that the run used.
  public var parameters: [ParameterValue]
  /// The seed of all randomness.
  public var seed: UInt64
  /// Code version, compiler and machine.
  public var provenance: Provenance
  /// The requested cells; empty means all.
  public var requestedCells: [String]

  /// Makes the header of a run in the current format.
  public init(
    id: String, date: Date, notebook: String, title: String, cells: [CellSource],
    parameters: [ParameterValue], seed: UInt64, provenance: Provenance,
    requestedCells: [String] = []
  ) {
    self.id = id
    self.date = date
    self.notebook = notebook
    self.title = title
    self.cells = cells
    self.parameters = parameters
    self.seed = seed
    self.provenance = provenance
    self.requestedCells = requestedCells
  }
}

/// A cell as it was when the program was built.
public struct CellSource: Codable, Sendable, Equatable, Identifiable {
  /// The name in the file name: `train` for `06-train.swift`. Unique in a notebook.
  public var id: String
  /// The number in the file name.
  public var number: Int
  /// The title that the code gives.
  public var title: String
  /// The file's path, from the package's folder.
  public var path: String
  /// The whole text of the file.
  public var text: String
  /// The ids of the cells that it reads.
  public var inputs: [String]
  /// The names of the parameters that it reads.
  public var parameters: [String]

  /// Describes a cell as it was when the run began.
  public init(
    id: String, number: Int, title: String, path: String, text: String, inputs: [String],
    parameters: [String]
  ) {
    self.id = id
    self.number = number
    self.title = title
    self.path = path
    self.text = text
    self.inputs = inputs
    self.parameters = parameters
  }
}

/// A parameter and the value that a run used.
public struct ParameterValue: Codable, Sendable, Equatable {
  /// The flag without its dashes.
  public var name: String
  /// The value as a person would type it.
  public var value: String
  /// Whether the run used the parameter's default.
  public var isDefault: Bool
  /// What the parameter means, as in `--help`.
  public var help: String

  /// Records the value of a parameter.
  public init(name: String, value: String, isDefault: Bool, help: String) {
    self.name = name
    self.value = value
    self.isDefault = isDefault
    self.help = help
  }
}

/// The world that a run took place in.
public struct Provenance: Codable, Sendable, Equatable {
  /// The commit of the notebook's sources, or `nil` outside a repository.
  public var commit: String?
  /// Whether tracked files differed from the commit.
  public var hasUncommittedChanges: Bool
  /// The compiler, as in `Swift 6.3.1`.
  public var toolchain: String
  /// The system with its version.
  public var operatingSystem: String
  /// The model of the processor.
  public var processor: String
  /// The number of processor cores of the machine.
  public var cores: Int
  /// Bytes of main memory.
  public var memory: UInt64
  /// Versions of libraries, by name.
  public var libraries: [String: String]
  /// What the notebook says of itself; `nil` in records from before it could.
  public var facts: [Fact]?

  /// Something worth knowing that no run finds out, such as what was measured elsewhere.
  public struct Fact: Codable, Sendable, Equatable {
    /// What the fact is about.
    public var name: String
    /// The fact itself.
    public var text: String

    /// Makes a fact that the report lists.
    public init(name: String, text: String) {
      self.name = name
      self.text = text
    }
  }

  /// Records where a run came from.
  public init(
    commit: String?, hasUncommittedChanges: Bool, toolchain: String, operatingSystem: String,
    processor: String, cores: Int, memory: UInt64, libraries: [String: String],
    facts: [Fact]? = nil
  ) {
    self.commit = commit
    self.hasUncommittedChanges = hasUncommittedChanges
    self.toolchain = toolchain
    self.operatingSystem = operatingSystem
    self.processor = processor
    self.cores = cores
    self.memory = memory
    self.libraries = libraries
    self.facts = facts
  }
}
