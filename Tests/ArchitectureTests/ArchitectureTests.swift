import Foundation
import Testing

/// The manifest keeps to the arrows that `ARCHITECTURE.md` draws.
struct ArchitectureTests {
  let manifest: Manifest
  /// The arrows of the diagram: `from` may use `to`.
  let arrows: [(from: String, to: String)]

  init() throws {
    manifest = try Manifest()
    let page = try String(
      contentsOf: Manifest.package.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
    let diagram = try #require(page.firstMatch(of: /```mermaid\n(.*?)```/.dotMatchesNewlines())).1
    arrows = diagram.matches(of: /(\w+)(?:\[[^\]]*\])? --> (\w+)/).map {
      (String($0.1), String($0.2))
    }
  }

  @Test func theDiagramHasAnOrder() {
    #expect(arrows.count >= 5)
    // Removing the rooms that use nothing that is left, again and again, ends with none only where there is no cycle.
    var left = Set(arrows.flatMap { [$0.from, $0.to] })
    while let free = left.first(where: { room in
      !arrows.contains { $0.from == room && left.contains($0.to) }
    }) { left.remove(free) }
    #expect(left.isEmpty, "a cycle among \(left.sorted())")
  }

  @Test func noDependencyRunsAgainstTheDiagram() {
    for target in manifest.targets where !target.isTest {
      guard let room = target.room else { continue }
      for dependency in target.dependencies {
        guard let other = manifest.room(of: dependency), other != room else { continue }
        #expect(
          arrows.contains { $0 == (room, other) },
          "\(target.name) in \(room) uses \(dependency) in \(other)")
      }
    }
  }

  /// Each room explains itself, and no folder is outside of the rooms.
  @Test func eachRoomHasAReadme() throws {
    let sources = Manifest.package.appending(path: "Sources")
    let folders = try FileManager.default.contentsOfDirectory(atPath: sources.path).sorted()
    let rooms = Set(arrows.flatMap { [$0.from, $0.to] })
    #expect(Set(folders).subtracting(["Benchmarks"]).isSubset(of: rooms))
    for room in folders where room != "Benchmarks" {
      let readme = sources.appending(path: "\(room)/README.md")
      let text = (try? String(contentsOf: readme, encoding: .utf8)) ?? ""
      for target in manifest.targets where target.room == room && !target.isTest {
        #expect(text.contains(target.name), "\(room)/README.md does not mention \(target.name)")
      }
    }
  }

  /// The notebook's room sees of the engine only what long work needs of its host, and of the charts only outputs.
  @Test func notebooksKnowNothingOfNetworks() {
    let seen = manifest.targets.filter { $0.room == "Notebook" && !$0.isTest }
      .flatMap(\.dependencies)
      .filter { ["Engine", "Pictures", "Charts"].contains(manifest.room(of: $0)) }
    #expect(Set(seen).isSubset(of: ["Hosting", "Randomness", "Display"]))
  }

  /// A package that depends on one library builds what the library needs, and nothing else.
  @Test(arguments: [
    ("Charts", ["CCairo", "CPango", "Checks", "Display", "Drawing", "Printing"]),
    ("Tables", ["Checks", "Display", "Randomness"]),
    (
      "NeuralNetwork",
      [
        "Artifacts", "CBLAS", "CCrypto", "CKernels", "CLinux", "Checks", "Checksums", "Hosting",
        "Printing", "Randomness", "Tensor",
      ]
    ),
  ])
  func aLibraryNeedsLittle(library: String, others: [String]) {
    #expect(manifest.needs(of: library).sorted() == others)
  }

  @Test(arguments: ["Cuaderno", "CuadernoCommand"])
  func theRunnerIsBuiltWithoutNetworksAndCharts(module: String) {
    let needed = manifest.needs(of: module)
    #expect(needed.contains("RunRecord"))
    #expect(needed.isDisjoint(with: ["NeuralNetwork", "Tensor", "Charts", "Drawing", "Images"]))
  }
}
