import Display
import RunRecord
import SwiftLexer

/// A cell as every view shows it: prose, code, and below each piece of code what it gave out.
struct CellDocument: Sendable {
  /// A part of a cell, from top to bottom.
  enum Block: Sendable, Equatable {
    /// Markdown as it is written, with its lines in the file.
    case prose(Prose)
    case code(CodeBlock)
    case output(Output)
  }

  let cell: CellRun
  let text: CellText
  let blocks: [Block]

  init(_ cell: CellRun) {
    let text = CellText(cell.source.text)
    let (code, blockOfPart) = CodeBlock.blocks(of: text)
    var outputs: [Int: [Output]] = [:]
    for placed in cell.outputs {
      let part = text.part(holdingToken: placed.anchor.token)
      outputs[part.flatMap { blockOfPart[$0] } ?? code.endIndex, default: []].append(placed.value)
    }

    var blocks: [Block] = []
    var shown: Set<Int> = []
    for (index, part) in text.parts.enumerated() {
      switch part {
      case .prose(let prose): blocks.append(.prose(prose))
      case .code:
        guard let block = blockOfPart[index], code[block].mainPart == index,
          shown.insert(block).inserted
        else { continue }
        blocks.append(.code(code[block]))
        blocks += Self.merged(outputs[block] ?? []).map(Block.output)
      }
    }
    blocks += Self.merged(outputs[code.endIndex] ?? []).map(Block.output)
    self.cell = cell
    self.text = text
    self.blocks = blocks
  }

  /// Whether the prose gives the cell its title.
  var beginsWithHeading: Bool {
    guard case .prose(let first)? = blocks.first else { return false }
    return MarkdownDocument(first.markdown)?.blocks.first?.kind == .heading
  }

  /// Neighboring pieces of printed text as one, and as a terminal would leave it.
  private static func merged(_ outputs: [Output]) -> [Output] {
    var result: [Output] = []
    for output in outputs {
      if case .text(let text) = output, case .text(let previous) = result.last,
        text.stream == previous.stream
      {
        result[result.endIndex - 1] = .text(
          PrintedText(previous.text + text.text, stream: text.stream))
      } else {
        result.append(output)
      }
    }
    return result.compactMap { output in
      guard case .text(let text) = output else { return output }
      let final = TerminalText.final(text.text)
      return final.isEmpty ? nil : .text(PrintedText(final, stream: text.stream))
    }
  }
}
