import Artifacts
import Foundation
import SwiftLexer

/// A new cell at the end of a notebook: its file, and the notebook's own file with the cell in the contents.
package struct NewCell: Sendable, Equatable {
  /// `12-who-is-it.swift`
  package let fileName: String
  /// What the cell's file says.
  package let text: String
  /// The file that lists the contents, as in `Simpsons.swift`.
  package let notebookFile: String
  /// That file, with one line more.
  package let notebookText: String

  /// - Parameters:
  ///   - title: The cell's title; its letters and digits also become the cell's name, `whoIsIt`.
  ///   - files: The notebook's Swift files as they are, by name.
  /// - Throws: ``NewCellError``.
  package init(title: String, files: [String: String]) throws(NewCellError) {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
      .map(String.init)
    guard let first = words.first, first.first?.isLetter == true else {
      throw .noName(title: title)
    }
    guard !title.contains(where: { $0.isNewline || $0 == "\"" || $0 == "\\" }) else {
      throw .noName(title: title)
    }
    let rest = words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }
    let plain = first + rest.joined()
    let name = ReservedNames.contains(plain) ? plain + "Cell" : plain
    for (file, text) in files.sorted(by: { $0.key < $1.key }) where Self.declares(name, in: text) {
      throw .exists(name: name, file: file)
    }
    let numbers = files.keys.compactMap { CellFileName($0).number }
    let number = String((numbers.max() ?? 0) + 1)
    fileName =
      (number.count < 2 ? "0" : "") + number + "-" + words.joined(separator: "-") + ".swift"
    text = Self.template(title: title, name: name)
    let listing = files.filter { $0.value.contains(Self.listing) }.min { $0.key < $1.key }
    guard let listing, let changed = Self.insert(name, into: listing.value) else {
      throw .noContents
    }
    notebookFile = listing.key
    notebookText = changed
  }

  /// Adds a cell to the notebook in a folder.
  /// - Returns: The path of the cell's file.
  /// - Throws: ``NewCellError``; `FileError`, and then nothing is changed.
  package static func add(title: String, to folder: String) throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { $0.hasSuffix(".swift") }
    var files: [String: String] = [:]
    for name in names {
      files[name] = try String(contentsOfFile: "\(folder)/\(name)", encoding: .utf8)
    }
    let cell = try NewCell(title: title, files: files)
    let path = "\(folder)/\(cell.fileName)"
    try AtomicFile.write(Data(cell.text.utf8), to: path)
    do {
      try AtomicFile.write(Data(cell.notebookText.utf8), to: "\(folder)/\(cell.notebookFile)")
    } catch {
      unlink(path)
      throw error
    }
    return path
  }

  private static let listing = "contents: Contents {"

  private static func declares(_ name: String, in text: String) -> Bool {
    text.split(separator: "\n").contains { line in
      ["let \(name) ", "let \(name):", "func \(name)("].contains { line.hasPrefix($0) }
    }
  }

  private static func template(title: String, name: String) -> String {
    """
    import Cuaderno

    //: ## \(title)
    //:
    //: What is the question, and why does it matter?

    let \(name) = Cell("\(title)") {
      print("Nothing is computed yet.")
    }

    """
  }

  /// Puts a line before the brace that ends the contents.
  private static func insert(_ name: String, into text: String) -> String? {
    guard let start = text.range(of: listing)?.upperBound else { return nil }
    var depth = 1
    for index in text[start...].indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" { depth -= 1 }
      guard depth == 0 else { continue }
      let line = text[..<index].lastIndex(of: "\n").map { text.index(after: $0) } ?? text.startIndex
      let isAlone = text[line..<index].allSatisfy(\.isWhitespace)
      // On one line the entries are set apart by semicolons.
      guard isAlone, line >= start else {
        let inside = text[start..<index].trimmingCharacters(in: .whitespaces)
        let entries = inside.isEmpty ? name : "\(inside); \(name)"
        return text[..<start] + " \(entries) " + text[index...]
      }
      return text[..<line] + text[line..<index] + "  \(name)\n" + text[line...]
    }
    return nil
  }
}
