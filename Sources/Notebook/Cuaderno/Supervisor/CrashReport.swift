import Foundation

/// What a dying worker wrote to standard error: the runtime's message and backtrace.
package struct CrashReport {
  /// What the cell's code had written before.
  package var textBefore: String
  /// The runtime's own words, as in `Index out of range`.
  package var message: String?
  package var backtrace: String
  package var path: String?
  package var line: Int?

  /// - Parameters:
  ///   - text: The end of standard error.
  ///   - folder: The notebook's folder, from the package's.
  ///   - package: The package's folder.
  package init(_ text: String, folder: String, package: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let fatal = lines.firstIndex { $0.contains("Fatal error: ") || $0.hasSuffix("Fatal error") }
    let trace = lines.firstIndex {
      $0.hasPrefix("*** Signal ") || $0.contains("Program crashed:")
        || $0.hasPrefix("*** Swift runtime")
    }
    guard let first = [fatal, trace].compactMap({ $0 }).min() else {
      textBefore = text
      backtrace = ""
      return
    }
    textBefore = lines[..<first].map { $0 + "\n" }.joined()
    if let fatal {
      let parts = lines[fatal].split(separator: "Fatal error: ", maxSplits: 1)
      let rest = trace.map { fatal < $0 ? lines[(fatal + 1)..<$0] : [] } ?? []
      message = ([parts.count > 1 ? String(parts[1]) : "fatal error"] + rest)
        .joined(separator: "\n").trimmingCharacters(in: .newlines)
      if let place = Self.place(before: ": Fatal error", in: lines[fatal]) {
        (path, line) = ("\(folder)/\(place.file)", place.line)
        if !FileManager.default.fileExists(atPath: "\(package)/\(folder)/\(place.file)") {
          (path, line) = (nil, nil)
        }
      }
    }
    backtrace = trace.map { lines[$0...].joined(separator: "\n") } ?? ""
    let frames = lines.compactMap(Self.frame)
    let frame =
      frames.first { $0.path.hasPrefix("\(package)/\(folder)/") }
      ?? (line == nil ? frames.first { $0.path.hasPrefix(package + "/Sources/") } : nil)
    if let frame {
      path = String(frame.path.dropFirst(package.count + 1))
      line = frame.line
    }
  }

  /// The file and line of `... at /path/06-train.swift:12:5`.
  private static func frame(_ line: String) -> (path: String, line: Int)? {
    guard let range = line.range(of: " at /", options: .backwards) else { return nil }
    let fields = line[line.index(before: range.upperBound)...].split(separator: ":")
    guard fields.count >= 2, let number = Int(fields[1]) else { return nil }
    return (String(fields[0]), number)
  }

  /// The file and line of `simpsons/06-train.swift:12: Fatal error`.
  private static func place(before mark: String, in text: String) -> (file: String, line: Int)? {
    guard let range = text.range(of: mark) else { return nil }
    let fields = text[..<range.lowerBound].split(separator: ":")
    guard fields.count == 2, let number = Int(fields[1]),
      let file = fields[0].split(separator: "/").last
    else { return nil }
    return (String(file), number)
  }
}
