import SwiftLexer

/// Code that a view shows as one piece.
///
/// Imports join the code after them, and closing brackets join the code before them, so that each piece means something.
/// The line numbers show what is left out between.
struct CodeBlock: Sendable, Equatable {
  /// Ranges of lines in the file, in order.
  var lines: [ClosedRange<Int>]
  /// The part of the cell whose place the block takes.
  var mainPart: Int

  var lineCount: Int { lines.reduce(0) { $0 + $1.count } }

  /// The blocks of a cell, and the block that each part with code belongs to.
  static func blocks(of text: CellText) -> ([CodeBlock], [Int: Int]) {
    var blocks: [CodeBlock] = []
    var blockOfPart: [Int: Int] = [:]
    var waiting: (lines: [ClosedRange<Int>], parts: [Int]) = ([], [])
    for (index, part) in text.parts.enumerated() {
      guard case .code(let chunk) = part else { continue }
      let lines = chunk.firstLine...chunk.lastLine
      if chunk.role == .imports {
        waiting.lines.append(lines)
        waiting.parts.append(index)
      } else if chunk.role == .closing, !blocks.isEmpty {
        blocks[blocks.endIndex - 1].lines.append(lines)
        blockOfPart[index] = blocks.endIndex - 1
      } else {
        for part in waiting.parts + [index] { blockOfPart[part] = blocks.endIndex }
        blocks.append(CodeBlock(lines: waiting.lines + [lines], mainPart: index))
        waiting = ([], [])
      }
    }
    if let last = waiting.parts.last {
      for part in waiting.parts { blockOfPart[part] = blocks.endIndex }
      blocks.append(CodeBlock(lines: waiting.lines, mainPart: last))
    }
    return (blocks, blockOfPart)
  }
}
