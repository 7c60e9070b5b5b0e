import Cuaderno
import Testing

@Suite struct CellKeyTests {
  private func builder(
    code: String = "a", charts: String = "c", compiler: String = "Swift 6.3", epochs: String = "7",
    seed: UInt64 = 0, data: String = "d", openblas: String = "1", cairo: String = "1",
    settings: String = "s", resources: String? = "r", stdlib: String = "1"
  ) -> KeyBuilder {
    KeyBuilder(
      sources: SourceIndex(
        packageFolder: "/p", folder: "book", compiler: compiler, settings: settings,
        files: [
          SourceIndex.File(
            name: "02-train.swift", text: "", code: code, modules: ["NeuralNetwork"],
            declarations: [:], resources: resources)
        ], modules: ["NeuralNetwork": "n", "Charts": charts],
        libraries: ["NeuralNetwork": ["openblas"], "Charts": ["cairo"]]),
      parameters: ["epochs": ParameterSetting(value: 7, text: epochs)],
      externals: ["data": [KeyPart("content of a folder", data)]], seed: seed,
      libraries: ["openblas": openblas, "cairo": cairo],
      otherLibraries: ["libstdc++.so.6": stdlib])
  }

  private static let data = ExternalInput("data") {
    (surroundings: inout Surroundings) in
    surroundings.depends(on: "anything", "")
    return "folder"
  }
  private static let train = Cell(
    "Train", data, CellGraphTests.load, CellGraphTests.epochs, fileID: "book/02-train.swift"
  ) { _, _, _ in 1 }

  private func key(_ builder: KeyBuilder, load: String = "l") -> CellKey {
    builder.key(of: Self.train.node, results: ["load": load])
  }

  @Test func changesWithEachOfItsParts() {
    let base = key(builder())
    let others = [
      key(builder(code: "b")), key(builder(compiler: "Swift 7")), key(builder(epochs: "8")),
      key(builder(seed: 1)), key(builder(data: "e")), key(builder(), load: "m"),
      key(builder(settings: "t")), key(builder(resources: "q")), key(builder(stdlib: "2")),
    ]
    #expect(Set(others.map(\.digest) + [base.digest]).count == 10)
    #expect(key(builder()) == base)
  }

  @Test func ignoresModulesThatTheCellDoesNotImport() {
    #expect(key(builder(charts: "other")).digest == key(builder()).digest)
  }

  @Test func changesWithTheLibrariesThatTheCellsModulesUse() {
    #expect(key(builder(cairo: "2")).digest == key(builder()).digest)
    #expect(
      key(builder(openblas: "2")).reasons(comparedWith: key(builder()).parts)
        == ["library openblas 1 -> 2"])
  }

  @Test func sharesCheckpointsAmongValuesThatOnlyExtendTheWork() {
    #expect(key(builder(epochs: "8")).checkpointDigest == key(builder()).checkpointDigest)
    #expect(key(builder(seed: 1)).checkpointDigest != key(builder()).checkpointDigest)
  }

  @Test func saysWhatChanged() {
    let old = key(builder())
    #expect(
      key(builder(epochs: "3"), load: "m").reasons(comparedWith: old.parts)
        == ["result of load l -> m", "parameter epochs 7 -> 3"])
    let digest = String(repeating: "f", count: 64)
    #expect(
      key(builder(code: digest)).reasons(comparedWith: old.parts) == ["02-train.swift changed"])
    #expect(old.reasons(comparedWith: Array(old.parts.dropLast())).count == 1)
    #expect(
      old.reasons(comparedWith: old.parts + [KeyPart("module Old", "x")]) == ["module Old is gone"])
  }
}
