import Cuaderno
import Testing

/// What happens to a cell follows from its stored result, the cells that it reads, and the request, by one table.
@Suite struct CellDecisionTests {
  private static let changed = CellSituation.Stored.stale(because: ["epochs 3 -> 5"])
  private static let afresh = CellDecision.execute(because: ["it is to be executed afresh"])
  private static let open = "train, which it reads, is not fresh"

  private func decision(
    _ stored: CellSituation.Stored, _ input: CellSituation.Input?, _ wish: CellSituation.Wish,
    ending: String? = nil
  ) -> CellDecision {
    CellSituation(
      stored: stored, inputs: input.map { [("train", $0)] } ?? [], wish: wish, ending: ending
    ).decision
  }

  @Test(
    arguments: [
      (.fresh, nil, .freshResult, .reuse(stale: [])),
      (.fresh, .fresh, .freshResult, .reuse(stale: [])),
      (.fresh, .stale, .freshResult, .reuse(stale: ["it reads train"])),
      (.fresh, .open, .freshResult, .mayExecute(because: [open])),
      (.fresh, .open, .nothing, .reuse(stale: [])),
      (.fresh, .fresh, .execution, afresh),
      (changed, .fresh, .freshResult, .execute(because: ["epochs 3 -> 5"])),
      (changed, .open, .freshResult, .execute(because: ["epochs 3 -> 5", open])),
      (changed, .fresh, .anyResult, .reuse(stale: ["epochs 3 -> 5"])),
      (changed, .fresh, .nothing, .reuse(stale: ["epochs 3 -> 5"])),
      (changed, .fresh, .execution, afresh),
      (.missing, .fresh, .freshResult, .execute(because: ["it has no stored result"])),
      (.missing, .fresh, .anyResult, .execute(because: ["it has no stored result"])),
      (.missing, .fresh, .nothing, .skip(because: "it was not requested and has never run")),
      (.missing, .fresh, .execution, afresh),
      (.fresh, .absent, .freshResult, .skip(because: "it reads train, which has no result")),
      (changed, .absent, .execution, .skip(because: "it reads train, which has no result")),
    ] as [(CellSituation.Stored, CellSituation.Input?, CellSituation.Wish, CellDecision)]
  )
  func followsTheTable(
    _ stored: CellSituation.Stored, _ input: CellSituation.Input?, _ wish: CellSituation.Wish,
    _ expected: CellDecision
  ) {
    #expect(decision(stored, input, wish) == expected)
  }

  /// After a failure or a stop nothing is executed, and stored results are shown as they are.
  @Test(
    arguments: [
      (.fresh, .fresh, .freshResult, .reuse(stale: [])),
      (.fresh, .fresh, .execution, .skip(because: "stopped")),
      (changed, .fresh, .freshResult, .reuse(stale: ["epochs 3 -> 5"])),
      (changed, .stale, .freshResult, .skip(because: "stopped")),
      (.missing, .fresh, .freshResult, .skip(because: "stopped")),
      (.missing, .fresh, .nothing, .skip(because: "stopped")),
    ] as [(CellSituation.Stored, CellSituation.Input?, CellSituation.Wish, CellDecision)]
  )
  func executesNothingAtTheEnd(
    _ stored: CellSituation.Stored, _ input: CellSituation.Input?, _ wish: CellSituation.Wish,
    _ expected: CellDecision
  ) {
    #expect(decision(stored, input, wish, ending: "stopped") == expected)
  }
}
