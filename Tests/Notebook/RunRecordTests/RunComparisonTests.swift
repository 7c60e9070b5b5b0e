import Display
import RunRecord
import Testing

@Suite struct RunComparisonTests {
  private func comparison(
    _ old: [Metric], _ new: [Metric]
  ) throws -> RunComparison {
    func run(_ metrics: [Metric]) -> Run? {
      SampleRuns.run(
        SampleRuns.header(), metrics.map { SampleRuns.metric("load", $0) })
    }
    return RunComparison(from: try #require(run(old)), to: try #require(run(new)))
  }

  @Test func equalRunsDoNotDiffer() throws {
    let metrics = [Metric("loss", .number(.nan)), Metric("n", .integer(.max))]
    let comparison = try comparison(metrics, metrics)
    #expect(comparison.isEmpty && comparison.times.isEmpty)
  }

  @Test func settingsDifferByValue() throws {
    let old = try #require(SampleRuns.run(SampleRuns.header(epochs: "3"), []))
    var header = SampleRuns.header(epochs: "7")
    header.parameters.append(
      ParameterValue(name: "rate", value: "0.1", isDefault: true, help: ""))
    header.seed = 5
    let comparison = RunComparison(from: old, to: try #require(SampleRuns.run(header, [])))
    #expect(
      comparison.settings.map { [$0.name, $0.before, $0.after] } == [
        ["epochs", "3", "7"], ["rate", nil, "0.1"], ["seed", "0", "5"],
      ])
  }

  @Test(arguments: [
    ("//: prose\nlet x = 1\n", []), ("let x =    1 // a comment\n", []),
    ("let x = 2\n", [RunComparison.CellChange.Kind.code]),
  ])
  func onlyCodeCounts(text: String, kinds: [RunComparison.CellChange.Kind]) throws {
    let old = try #require(SampleRuns.run(SampleRuns.header(["load"]), []))
    let new = try #require(SampleRuns.run(SampleRuns.header(["load"], text: text), []))
    #expect(RunComparison(from: old, to: new).cells.flatMap(\.kinds) == kinds)
  }

  @Test func cellsComeGoAndEndOtherwise() throws {
    let old = try #require(
      SampleRuns.run(
        SampleRuns.header(["load", "look", "train"]),
        [
          .cellFinished(cell: "load", SampleRuns.result("a", seconds: 2)),
          .cellFinished(cell: "train", SampleRuns.result("a")),
        ]))
    let new = try #require(
      SampleRuns.run(
        SampleRuns.header(["load", "train", "test"]),
        [
          .cellFinished(cell: "load", SampleRuns.result("b", seconds: 3)),
          .cellSkipped(cell: "train", reason: ""),
        ]))
    let comparison = RunComparison(from: old, to: new)
    #expect(
      comparison.cells.map(\.kinds) == [
        [.result], [.ending(before: "finished", after: "skipped")], [.added], [.removed],
      ])
    #expect(comparison.cells.map(\.title) == ["Load", "Train", "Test", "Look"])
    #expect(comparison.times.map { [$0.before, $0.after] } == [[2, 3]])
  }

  @Test(arguments: [
    (Metric.Better.higher, 0.5, 0.75, true), (.higher, 0.75, 0.5, false), (.lower, 3, 2, true),
    (nil, 1, 2, nil), (.higher, .nan, 2, nil), (.higher, 1, .infinity, true),
  ])
  func metricsImproveOrNot(
    better: Metric.Better?, old: Double, new: Double, isBetter: Bool?
  ) throws {
    let changes = try comparison(
      [Metric("m", .number(old), better: better)], [Metric("m", .number(new), better: better)]
    ).metrics
    #expect(changes.map(\.isBetter) == [isBetter])
  }

  @Test func hugeIntegersHaveADifference() throws {
    let changes = try comparison(
      [Metric("n", .integer(.min))], [Metric("n", .integer(.max)), Metric("new", .text("x"))]
    ).metrics
    #expect(changes.first?.difference == 0x1p64)
    #expect(changes.last?.before == nil && changes.last?.difference == nil)
  }
}
