import ArgumentParser
import Cuaderno
import Printing
import Programs
import RunRecord

/// Several runs that differ in parameters: `--sweep epochs=5,10,20 --sweep rate=0.1,0.01`.
struct Sweep {
  /// The parameters that are swept, in the order of the flags.
  let names: [String]
  /// The values of each run, by their names.
  let settings: [[String: String]]

  /// No sweep has more runs.
  private static let most = 1_000

  /// - Parameters:
  ///   - texts: What the flags say.
  ///   - parameters: The parameters of the notebook.
  ///   - given: Parameters that other flags set.
  /// - Throws: `UsageError` and `ParameterError` before anything runs.
  init(_ texts: [String], over parameters: [ParameterDeclaration], given: [String: String]) throws {
    var names: [String] = []
    var settings: [[String: String]] = [[:]]
    for text in texts {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw UsageError(
          "--sweep takes a parameter and its values, as in epochs=5,10,20, not \(text)")
      }
      let name = String(parts[0])
      guard let parameter = parameters.first(where: { $0.name == name }) else {
        let near = NearestNames.of(name, in: parameters.map(\.name))
        let hint = near.isEmpty ? "" : "; did you mean \(near.joined(separator: " or "))?"
        throw UsageError("there is no parameter \"\(name)\" to sweep\(hint)")
      }
      if names.contains(name) { throw UsageError("--sweep names \(name) twice") }
      if given[name] != nil { throw UsageError("\(name) is both swept and given") }
      let values = try parts[1].split(separator: ",", omittingEmptySubsequences: false)
        .map { try parameter.read(String($0)).text }
      names.append(name)
      settings = settings.flatMap { setting in
        values.map { setting.merging([name: $0]) { $1 } }
      }
      guard settings.count <= Self.most else {
        throw UsageError("a sweep has at most \(Self.most.grouped) runs")
      }
    }
    self.names = names
    self.settings = settings
  }

  /// Runs the notebook once for each setting, and shows what came out. A run that fails does not hold up the next one; one that
  /// is interrupted ends the sweep.
  /// - Throws: `ExitCode`, that of the first run that did not succeed.
  func run<Book: Notebook>(by runner: NotebookRunner<Book>) throws {
    var runs: [Run] = []
    var code: ExitCode?
    for (place, setting) in settings.enumerated() {
      let words = names.map { "\($0)=\(setting[$0] ?? "")" }.joined(separator: " ")
      if !runner.isQuiet {
        StandardError.write("Sweep \(place + 1) of \(settings.count): \(words)\n")
      }
      var runner = runner
      runner.request.parameters.merge(setting) { $1 }
      runner.printsPath = false
      let outcome = try runner.outcome()
      runs.append(try EventReader.run(path: outcome.folder.events, withOutputs: false))
      if outcome.code != 0 { code = code ?? ExitCode(outcome.code) }
      if runs.last?.outcome?.status == .interrupted { break }
    }
    if !runner.isQuiet {
      let summary = SweepSummary(names: names, settings: settings, runs: runs)
      try StandardOutput.print(summary.text(width: StandardOutput.width), terminator: "")
      let page = runner.folders.folder + "/sweep.html"
      try summary.page(of: runner.folders.notebook, runner.notebook.title).render().write(to: page)
      try StandardOutput.print(page)
      try StandardOutput.print(runner.folders.report)
    }
    if let code { throw code }
  }
}
