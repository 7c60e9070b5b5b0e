import Foundation

/// The versions that compilers report. The query for the usual compiler runs while other work goes on.
final class CompilerVersions {
  private var questions: [String: Question] = [:]
  private var answers: [String: String] = [:]

  init() {
    let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":") ?? []
    let usual = folders.map { "\($0)/swiftc" }.first(where: FileManager.default.isExecutableFile)
    if let usual { questions[usual] = Question(usual) }
  }

  /// The full version text of a compiler, without the folder that it is installed in; empty when it does not answer.
  /// - Parameter compiler: A path, or a name to look up in the search path.
  func version(of compiler: String) -> String {
    if let known = answers[compiler] { return known }
    let answer = (questions[compiler] ?? Question(compiler)).answer()
    answers[compiler] = answer
    return answer
  }

  /// As in `Swift 6.3.1`; `Swift` alone when no compiler answered.
  static func short(_ version: String) -> String {
    let words = version.split(whereSeparator: \.isWhitespace)
    guard let place = words.firstIndex(of: "version"), place + 1 < words.count else {
      return "Swift"
    }
    return "Swift \(words[place + 1])"
  }

  /// A running version query.
  private struct Question {
    private let process = Process()
    private let output = Pipe()
    private let isAsked: Bool

    /// Starts the query without waiting for the answer.
    init(_ compiler: String) {
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [compiler, "--version"]
      process.standardOutput = output
      process.standardError = FileHandle.nullDevice
      isAsked = (try? process.run()) != nil
    }

    func answer() -> String {
      guard isAsked else { return "" }
      let text = String(
        decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      process.waitUntilExit()
      return text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("InstalledDir:") }
        .joined(separator: "\n")
    }
  }
}
