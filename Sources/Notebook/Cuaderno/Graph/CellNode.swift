import Artifacts
import SwiftLexer

/// A cell without its type: a node of the graph.
package struct CellNode: Sendable {
  package typealias StoredValue = Codable & Sendable

  /// The name in the file's name: `train` for `06-train.swift`.
  package let id: String
  /// The number in the file's name; `nil` when it begins with none.
  package let number: Int?
  package let title: String
  /// `Module/File.swift`.
  package let fileID: String
  package let dependencies: [Dependency]
  package let valueType: any StoredValue.Type
  /// The full names of the types of the values that it reads.
  package let inputTypes: [String]
  /// Whether nothing else may run at the same time, as for measuring speeds.
  package let runsAlone: Bool
  /// What the cell states that it needs on a cluster.
  package let resources: Resources?
  /// Executes the body.
  package let execute: @Sendable (InputValues) async throws -> any StoredValue

  package init(
    title: String, fileID: String, dependencies: [Dependency], valueType: any StoredValue.Type,
    inputTypes: [String], runsAlone: Bool = false, resources: Resources? = nil,
    execute: @escaping @Sendable (InputValues) async throws -> any StoredValue
  ) {
    let file = CellFileName(fileID)
    number = file.number
    id = file.id
    self.title = title
    self.fileID = fileID
    self.dependencies = dependencies
    self.valueType = valueType
    self.inputTypes = inputTypes
    self.runsAlone = runsAlone
    self.resources = resources
    self.execute = execute
  }

  /// `06-train.swift`
  package var fileName: String { CellFileName(fileID).text }

  /// The ids of the cells that this one reads, each once.
  package var inputCells: [String] {
    var seen: Set<String> = []
    return dependencies.compactMap {
      if case .cell(let id) = $0.kind, seen.insert(id).inserted { id } else { nil }
    }
  }

  /// The parameters that this cell reads, itself or by an external input.
  package var parameters: [ParameterDeclaration] {
    dependencies.flatMap { dependency -> [ParameterDeclaration] in
      switch dependency.kind {
      case .cell: []
      case .parameter(let declaration): [declaration]
      case .external(let external): external.parameters
      }
    }
  }

  package var externals: [ExternalDeclaration] {
    dependencies.compactMap {
      if case .external(let external) = $0.kind { external } else { nil }
    }
  }
}
