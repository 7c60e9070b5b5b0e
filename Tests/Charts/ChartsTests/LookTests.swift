import Testing

@Suite struct LookTests {
  @Test(.enabled(if: LookFolder() != nil)) func drawsTheExamples() throws {
    try #require(LookFolder()).draw(ExampleCharts.all)
  }
}
