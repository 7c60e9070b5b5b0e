import Foundation

/// The compiler that builds the notebook, asked for its version while other work goes on.
struct Compiler {
  private let process = Process()
  private let output = Pipe()
  private let isAsked: Bool

  /// Asks, without waiting for the answer.
  init() {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swiftc", "--version"]
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    isAsked = (try? process.run()) != nil
  }

  /// As in `Swift 6.3.1`; `Swift` alone when no compiler answers.
  func version() -> String {
    guard isAsked else { return "Swift" }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let words = text.split(whereSeparator: \.isWhitespace)
    guard let place = words.firstIndex(of: "version"), place + 1 < words.count else {
      return "Swift"
    }
    return "Swift \(words[place + 1])"
  }
}
