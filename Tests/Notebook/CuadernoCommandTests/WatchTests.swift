import CuadernoCommand
import Foundation
import RunRecord
import Synchronization
import Testing

/// Everything here is real: a package, its saved files, `swift build`, and the notebook that runs.
///
/// The package's program is a small one that turns into the notebook of faults, so that it builds in a second or two.
@Suite(.serialized) struct WatchTests {
  let program: FaultsProgram
  let package: String

  init() throws {
    program = try FaultsProgram()
    package = program.folder + "/book"
    try write(
      "Package.swift",
      """
      // swift-tools-version: 6.1
      import PackageDescription
      let package = Package(name: "book", targets: [.executableTarget(name: "book", path: "Sources")])
      """)
    try save("\"3\"")
  }

  private func write(_ path: String, _ text: String) throws {
    let url = URL(fileURLWithPath: "\(package)/\(path)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url, options: .atomic)
  }

  /// Saves the program with an expression for the parameter `amount`.
  private func save(_ amount: String) throws {
    try write(
      "Sources/main.swift",
      """
      import Foundation
      let amount: String = \(amount)
      let words = ["faults"] + CommandLine.arguments.dropFirst() + ["--amount", amount]
      execv("\(FaultsProgram.path)", words.map { strdup($0) } + [nil])
      """)
  }

  private var page: String {
    (try? String(contentsOfFile: program.notebook + "/report.html", encoding: .utf8)) ?? ""
  }

  /// Waits until a condition holds, at most a minute.
  private func wait(_ what: String, until condition: () -> Bool) -> Bool {
    let start = Date()
    while !condition() {
      guard Date().timeIntervalSince(start) < 60 else {
        Issue.record("in vain: \(what)")
        return false
      }
      usleep(20_000)
    }
    return true
  }

  private func ranWith(_ amount: Int) -> Bool {
    (try? program.lastRun()).map { run in
      run.header.parameters.contains { $0.name == "amount" && $0.value == "\(amount)" }
        && run.outcome != nil
    } ?? false
  }

  @Test func buildsAndRunsWhatIsSaved() throws {
    defer { program.remove() }
    let builder = NotebookBuilder(package: package, program: package + "/.build/release/book")
    try builder.build { nil }
    let signal = Mutex<Int32?>(nil)
    let code = Mutex<Int32?>(nil)
    let told = Mutex("")
    let (report, folder) = (program.notebook + "/report.html", program.folder)
    Thread.detachNewThread {
      let watch = NotebookWatch(
        builder,
        arguments: ["run", "--stay-live", "--quiet", "--count", "400", "--output", folder],
        report: report, ignoring: program.notebook, show: { text in told.withLock { $0 += text } })
      let result = watch.run {
        signal.withLock { signal in
          defer { signal = nil }
          return signal
        }
      }
      code.withLock { $0 = result }
    }

    guard wait("the first run", until: { ranWith(3) }) else { return }
    #expect(wait("a page that renews itself", until: { page.contains("name=\"live\"") }))

    try save("\"4\"")
    #expect(wait("a run after a change", until: { ranWith(4) }))
    #expect(!page.contains("does not compile"))

    try save("nowhere")
    #expect(wait("the compiler's words", until: { page.contains("does not compile") }))
    #expect(page.contains("Sources/main.swift:2:22: error: cannot find 'nowhere' in scope"))
    #expect(page.contains("starting with"), "the last good report stays readable")
    #expect(told.withLock { $0 }.contains("Sources/main.swift:2:22: error: "))

    try save("\"5\"")
    #expect(wait("a run after the repair", until: { ranWith(5) }))
    #expect(wait("a page without complaints", until: { !page.contains("does not compile") }))

    signal.withLock { $0 = SIGINT }
    #expect(wait("the end", until: { code.withLock { $0 } != nil }))
    #expect(code.withLock { $0 } == 130)
  }

  /// It begins with the program as it was built, and goes on with the sources as they are.
  @Test func buildsWhatWasSavedBefore() throws {
    defer { program.remove() }
    let builder = NotebookBuilder(package: package, program: package + "/.build/release/book")
    try builder.build { nil }
    try save("\"4\"")
    let signal = Mutex<Int32?>(nil)
    let code = Mutex<Int32?>(nil)
    let (report, folder) = (program.notebook + "/report.html", program.folder)
    Thread.detachNewThread {
      let watch = NotebookWatch(
        builder, arguments: ["run", "-q", "--count", "4", "--output", folder], report: report,
        ignoring: program.notebook, show: { _ in })
      let result = watch.run { signal.withLock { $0 } }
      code.withLock { $0 = result }
    }
    #expect(wait("a run of what was saved before", until: { ranWith(4) }))
    signal.withLock { $0 = SIGINT }
    #expect(wait("the end", until: { code.withLock { $0 } != nil }))
  }

  /// A run that goes on is neither waited for nor lost: it stops at its next good place, and the new program goes on there.
  @Test func interruptsARunOnlyForAProgramThatWasBuilt() throws {
    defer { program.remove() }
    let builder = NotebookBuilder(package: package, program: package + "/.build/release/book")
    try builder.build { nil }
    let signal = Mutex<Int32?>(nil)
    let code = Mutex<Int32?>(nil)
    let (report, folder) = (program.notebook + "/report.html", program.folder)
    Thread.detachNewThread {
      let watch = NotebookWatch(
        builder,
        arguments: [
          "run", "steps", "-q", "--count", "4000", "--pause", "10", "--output", folder,
        ], report: report, ignoring: program.notebook, show: { _ in })
      let result = watch.run { signal.withLock { $0 } }
      code.withLock { $0 = result }
    }
    #expect(wait("progress on the page", until: { page.contains("step ") }))
    try save("nowhere")
    #expect(wait("the compiler's words", until: { page.contains("does not compile") }))
    #expect((try? program.lastRun())?.outcome == nil, "the run goes on")
    try save("\"4\"")
    #expect(
      wait("another run", until: { RunFolder.all(in: program.notebook + "/runs").count == 2 }))
    let first = try EventReader.run(path: RunFolder.all(in: program.notebook + "/runs")[0].events)
    #expect(first.outcome?.status == .interrupted)
    #expect(
      wait(
        "the work to go on", until: { (try? program.lastRun().cell("steps")?.progress) != nil }))
    signal.withLock { $0 = SIGINT }
    #expect(wait("the end", until: { code.withLock { $0 } != nil }))
    #expect(try program.lastRun().outcome?.status == .interrupted)
  }
}
