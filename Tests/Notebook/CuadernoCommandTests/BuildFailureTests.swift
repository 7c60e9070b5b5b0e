import CuadernoCommand
import Testing

struct BuildFailureTests {
  @Test func showsTheSourceLineAboveTheCaret() {
    let output = """
      [1/3] Compiling book train.swift
      /home/me/book/notebooks/book/02-train.swift:12:11: error: cannot find 'x' in scope
      10 |
      11 | let train = Cell("Train") {
      12 |   return x + 1
         |          `- error: cannot find 'x' in scope
      13 | }
      14 |
      /home/me/book/notebooks/book/02-train.swift:5:3: warning: unused
       5 |   7
         |   `- warning: unused
      [2/3] Emitting module book
      /home/me/book/notebooks/book/02-train.swift:12:11: error: cannot find 'x' in scope
      10 |
      12 |   return x + 1
         |          `- error: cannot find 'x' in scope
      error: fatalError
      """
    #expect(
      BuildFailure(output: output, package: "/home/me/book").errors == """
        notebooks/book/02-train.swift:12:11: error: cannot find 'x' in scope
        12 |   return x + 1
           |          `- error: cannot find 'x' in scope
        error: fatalError
        """)
  }

  @Test func showsEverythingWhereNothingIsCalledAnError() {
    #expect(BuildFailure(output: "killed", package: "/p").errors == "killed")
    #expect(BuildFailure(output: "", package: "/p").errors == "")
  }
}
