import SwiftLexer
import Testing

@Suite struct CellTextTests {
  private static let train = CellText(
    """
    import Cuaderno
    import NeuralNetwork

    //: ## Train
    //: Seven epochs.

    //: And more.
    let train = Cell("Train") {
      print("a")  // not prose

      //: Between \\(accuracy, percent).
      metric("accuracy", 0.5)
      return 1

      //: The end.
    }
    """)

  private func describe(_ part: CellText.Part) -> String {
    switch part {
    case .prose(let prose): "prose \(prose.firstLine)-\(prose.lastLine)"
    case .code(let chunk):
      "\(chunk.role) \(chunk.firstLine)-\(chunk.lastLine) \(chunk.tokens.lowerBound)..<\(chunk.tokens.upperBound)"
    }
  }

  @Test func partsInOrder() {
    #expect(
      Self.train.parts.map(describe) == [
        "imports 1-2 0..<4", "prose 4-7", "body 8-9 4..<16", "prose 11-11", "body 12-13 16..<24",
        "prose 15-15", "closing 16-16 24..<25",
      ])
  }

  @Test func proseIsJoinedToMarkdown() {
    guard case .prose(let prose) = Self.train.parts[1] else {
      Issue.record("the second part is no prose")
      return
    }
    #expect(prose.markdown == "## Train\nSeven epochs.\n\nAnd more.")
  }

  @Test func lineHasItsLastToken() {
    #expect(Self.train.lastToken(through: 0) == -1)
    #expect(Self.train.lastToken(through: 1) == 1)
    #expect(Self.train.lastToken(through: 9) == 15)
    #expect(Self.train.lastToken(through: 11) == 15)
    #expect(Self.train.lastToken(through: 12) == 21)
    #expect(Self.train.lastToken(through: 99) == 24)
  }

  @Test func tokenHasItsChunk() {
    #expect(Self.train.part(holdingToken: -1) == 0)
    #expect(Self.train.part(holdingToken: 15) == 2)
    #expect(Self.train.part(holdingToken: 16) == 4)
    #expect(Self.train.part(holdingToken: 1000) == 6)
    #expect(CellText("//: only prose").part(holdingToken: 0) == nil)
  }

  @Test func prosePlacesDoNotMoveTokens() {
    let more = CellText("//: new\n\n\n" + String(decoding: Self.train.source.bytes, as: UTF8.self))
    #expect(more.lastToken(through: 9 + 3) == Self.train.lastToken(through: 9))
  }

  @Test func emptyFileHasNoParts() {
    #expect(CellText("").parts.isEmpty)
    #expect(CellText("\n \n").parts.isEmpty)
  }
}
