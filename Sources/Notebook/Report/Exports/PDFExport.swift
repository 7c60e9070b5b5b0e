import Dispatch
import Foundation

/// A report printed to PDF by an installed Chromium.
public struct PDFExport: Sendable {
  /// Why there is no PDF.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// None of these programs is installed.
    case noBrowser([String])
    /// The browser ended with this exit status and without a PDF.
    case browserFailed(program: String, status: Int32)
    /// The browser took too long and was stopped.
    case timedOut(program: String, seconds: Double)

    public var description: String {
      switch self {
      case .noBrowser(let names):
        "a PDF is printed by Chromium, and none is installed (looked for \(names.joined(separator: ", "))); on Debian and Ubuntu: apt-get install chromium"
      case .browserFailed(let program, let status):
        "\(program) did not print the report (exit code \(status))"
      case .timedOut(let program, let seconds):
        "\(program) had not printed the report after \(NumberText.seconds(seconds)) and was stopped"
      }
    }
  }

  /// The names of Chromium's program, in the order in which they are tried.
  public static let programs = [
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
  ]

  /// The report to print, with its pictures embedded.
  public var report: HTMLReport
  /// The folders that are searched for programs; those of `PATH` by default.
  public var searchPath: [String]
  /// The seconds that the browser may take; two minutes by default.
  public var timeLimit = 120.0

  /// Prepares a report for printing: a finished page with embedded pictures.
  public init(report: HTMLReport, searchPath: [String]? = nil) {
    self.report = report
    self.report.options.isLive = false
    self.report.options.pictures = .embedded
    // The printed page is not beside the report, so links to files would lead nowhere.
    self.report.options.packagePath = nil
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    self.searchPath = searchPath ?? path.split(separator: ":").map(String.init)
  }

  /// Prints the report into the file `path`; an existing one is replaced when the new one is whole.
  /// - Throws: ``Failure``, or the file system's error.
  public func write(to path: String) throws {
    guard let program = Self.program(in: searchPath) else { throw Failure.noBrowser(Self.programs) }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("cuaderno-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appendingPathComponent("report.html")
    let pdf = folder.appendingPathComponent("report.pdf")
    try report.render().write(to: page.path)

    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    // Chromium's sandbox refuses to work for root.
    let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
    process.arguments =
      sandbox + [
        "--headless", "--disable-gpu", "--no-pdf-header-footer",
        "--generate-pdf-document-outline",
        "--user-data-dir=\(folder.appendingPathComponent("profile").path)",
        "--print-to-pdf=\(pdf.path)", page.absoluteString,
      ]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let hasEnded = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in hasEnded.signal() }
    try process.run()
    if hasEnded.wait(timeout: .now() + timeLimit) == .timedOut {
      process.terminate()
      if hasEnded.wait(timeout: .now() + 2) == .timedOut {
        kill(process.processIdentifier, SIGKILL)
        hasEnded.wait()
      }
      throw Failure.timedOut(program: program, seconds: timeLimit)
    }
    guard process.terminationStatus == 0, let data = try? Data(contentsOf: pdf) else {
      throw Failure.browserFailed(program: program, status: process.terminationStatus)
    }
    try ReportFile(path: URL(fileURLWithPath: path).lastPathComponent, data: data)
      .write(in: URL(fileURLWithPath: path).deletingLastPathComponent())
  }

  private static func program(in folders: [String]) -> String? {
    for name in programs {
      for folder in folders {
        let path = "\(folder)/\(name)"
        if FileManager.default.isExecutableFile(atPath: path) { return path }
      }
    }
    return nil
  }
}
