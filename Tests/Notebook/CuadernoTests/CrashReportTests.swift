import Cuaderno
import Foundation
import Testing

@Suite struct CrashReportTests {
  private func report(_ text: String) -> CrashReport {
    CrashReport(text, folder: "notebooks/book", package: "/p")
  }

  @Test func leavesPlainTextAsItIs() {
    let crash = report("a warning\nanother\n")
    #expect(crash.textBefore == "a warning\nanother\n")
    #expect(crash.message == nil && crash.backtrace.isEmpty && crash.line == nil)
  }

  @Test func partsTheCellsTextFromTheRuntimes() {
    let crash = report(
      """
      a warning
      Swift/ContiguousArrayBuffer.swift:675: Fatal error: Index out of range

      *** Signal 4: Backtracing from 0x7f ***
      Thread 0 "worker" crashed:
      0 0x1 Array.subscript.getter in worker at /swift/Array.swift:41:5
      1 0x2 closure #1 in train in worker at /p/notebooks/book/06-train.swift:12:5
      2 0x3 fit in worker at /p/Sources/NeuralNetwork/Fit.swift:99:1
      """)
    #expect(crash.textBefore == "a warning\n")
    #expect(crash.message == "Index out of range")
    #expect(crash.path == "notebooks/book/06-train.swift" && crash.line == 12)
    #expect(crash.backtrace.hasPrefix("*** Signal 4") && crash.backtrace.hasSuffix("swift:99:1"))
  }

  @Test func namesALibrarysLineWhenNoneOfTheNotebookIsThere() {
    let crash = report(
      """
      *** Program crashed: Bad pointer dereference at 0x8 ***
      0 0x1 multiply in worker at /p/Sources/Tensor/Product.swift:7:3
      """)
    #expect(crash.message == nil)
    #expect(crash.path == "Sources/Tensor/Product.swift" && crash.line == 7)
  }

  /// Without a backtrace the runtime's own words name the place, if it is in the notebook.
  @Test func readsThePlaceOfTheMessage() throws {
    let package = NSTemporaryDirectory() + "crash-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: package) }
    try FileManager.default.createDirectory(
      atPath: package + "/notebooks/book", withIntermediateDirectories: true)
    try Data().write(to: URL(fileURLWithPath: package + "/notebooks/book/06-train.swift"))
    let crash = CrashReport(
      "book/06-train.swift:31: Fatal error: no pictures\n", folder: "notebooks/book",
      package: package)
    #expect(crash.message == "no pictures")
    #expect(crash.path == "notebooks/book/06-train.swift" && crash.line == 31)
    #expect(report("Swift/Array.swift:3: Fatal error: x\n").path == nil)
  }

  /// What a library's check says comes first, with the line of the cell that broke it.
  @Test func showsTheMessageOfALibrarysCheck() {
    let crash = report(
      """
      Charts/Chart.swift:20: Fatal error: a chart needs alternative text;
      expected words, received none

      *** Signal 4: Backtracing from 0x7f ***
      0 0x1 unreachable in worker at /p/Sources/System/Checks/Require.swift:37:3
      1 0x2 Chart.init in worker at /p/Sources/Charts/Charts/Chart.swift:20:5
      2 0x3 closure #1 in plot in worker at /p/notebooks/book/07-plot.swift:9:3
      """)
    #expect(
      crash.message == "a chart needs alternative text;\nexpected words, received none")
    #expect(crash.path == "notebooks/book/07-plot.swift" && crash.line == 9)
  }
}
