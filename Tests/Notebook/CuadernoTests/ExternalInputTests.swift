import Cuaderno
import Foundation
import Testing

@Suite struct ExternalInputTests {
  private struct Hashes: ContentHashing {
    func hash(ofFile path: String) throws -> String { "file \(path)" }
    func hash(ofFolder path: String) throws -> String { "folder \(path)" }
  }

  private func surroundings(_ environment: [String: String] = [:]) -> Surroundings {
    Surroundings(
      environment: environment, outputFolder: "/out", packageFolder: "/package", seed: 0,
      contents: Hashes())
  }

  /// The value of an input, and what cells depend on with it.
  private func resolve<Value>(
    _ input: ExternalInput<Value>, environment: [String: String] = [:],
    parameters: [String: any Sendable] = [:]
  ) throws -> (value: Value?, parts: [KeyPart]) {
    guard case .external(let declaration) = input.dependency.kind else { return (nil, []) }
    var surroundings = surroundings(environment)
    var inputs = InputValues()
    inputs.parameters = parameters
    let value = try declaration.resolve(&surroundings, inputs)
    return (value as? Value, surroundings.parts)
  }

  @Test("A file and a folder in one line")
  func paths() throws {
    let file = try resolve(ExternalInput.file("data/a.csv"))
    #expect(file.value == "/package/data/a.csv")
    #expect(file.parts == [KeyPart("content of a file", "file /package/data/a.csv")])
    let folder = try resolve(ExternalInput.folder("/data/digits"))
    #expect(folder.value == "/data/digits")
    #expect(folder.parts == [KeyPart("content of a folder", "folder /data/digits")])
  }

  @Test("A path that a parameter names")
  func parameters() throws {
    let data = Parameter("data", default: "a.csv", help: "The table.")
    let file = try resolve(ExternalInput.file(data), parameters: ["data": "b.csv"])
    #expect(file.value == "/package/b.csv")
    let folder = try resolve(ExternalInput.folder(data), parameters: ["data": "b"])
    #expect(folder.parts == [KeyPart("content of a folder", "folder /package/b")])
  }

  @Test("A variable of the environment")
  func variables() throws {
    let mode = ExternalInput.variable("MODE")
    #expect(try resolve(mode, environment: ["MODE": "a"]).value == .some("a"))
    let parts = try ["a", "b", "", nil].map { value in
      try resolve(mode, environment: value.map { ["MODE": $0] } ?? [:]).parts
    }
    #expect(Set(parts).count == 4)
  }

  @Test("A body sees only variables that it declares, and those of the machine")
  func visibleVariables() {
    let all = [
      "MODE": "a", "OTHER": "b", "PATH": "/bin", "OMP_NUM_THREADS": "2", "TZ": "Europe/Berlin",
      "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8",
    ]
    #expect(
      CellEnvironment.visible(all, declared: []) == [
        "PATH": "/bin", "OMP_NUM_THREADS": "2", "TZ": "UTC", "LANG": "C.UTF-8",
      ])
    #expect(
      CellEnvironment.visible(all, declared: ["MODE", "TZ"]) == [
        "PATH": "/bin", "OMP_NUM_THREADS": "2", "TZ": "Europe/Berlin", "LANG": "C.UTF-8",
        "MODE": "a",
      ])
  }
}
