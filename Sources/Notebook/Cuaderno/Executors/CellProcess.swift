import Foundation
import RunRecord

/// The running process of a cell, seen from the supervisor.
final class CellProcess {
  /// Something that came from the process, in the order in which it happened as far as pipes show.
  enum Happening {
    case message(CellMessage)
    /// Printed by the cell's own code, at a place.
    case text(String, token: Int)
    /// Written to a descriptor by anything in the process.
    case captured(String, PrintedStream)
    /// Bytes on the message pipe that are no message.
    case stray(Int)
    case queued(String)
    case placed(CellPlace)
    case warned(String)
    /// The process is gone; everything that it wrote came before.
    case ended(ProcessEnding, OutsideEnd?)
  }

  enum PrintedStream { case output, errors }

  let link: any ProcessLink
  private var frames = FrameReader()
  private var strayCount = 0
  private var outputText = TextAssembler()
  private var errorText = TextAssembler()
  private var frameText: [Int: TextAssembler] = [:]
  private let decoder = RecordCoding.decoder()

  init(_ link: any ProcessLink) { self.link = link }

  deinit { link.kill() }

  /// Everything that has happened since the last call; does not wait.
  func happenings() -> [Happening] { link.receive().flatMap(happenings) }

  private func happenings(of event: LinkEvent) -> [Happening] {
    switch event {
    case .output(let bytes): outputText.take(bytes).map { [.captured($0, .output)] } ?? []
    case .errors(let bytes): errorText.take(bytes).map { [.captured($0, .errors)] } ?? []
    case .messages(let bytes): messages(bytes)
    case .queued(let words): [.queued(words)]
    case .placed(let place): [.placed(place)]
    case .warned(let text): [.warned(text)]
    case .ended(let ending, let outside):
      (stray.map { [.stray($0)] } ?? []) + [.ended(ending, outside)]
    }
  }

  private func messages(_ bytes: [UInt8]) -> [Happening] {
    var result: [Happening] = []
    bytes.withUnsafeBytes { frames.append($0) }
    while let frame = frames.next() {
      switch frame.kind {
      case .text:
        if let text = frameText[Int(frame.token), default: TextAssembler()].take(frame.content) {
          result.append(.text(text, token: Int(frame.token)))
        }
      case .message:
        if let message = try? decoder.decode(CellMessage.self, from: Data(frame.content)) {
          if let message = link.admit(message) { result.append(.message(message)) }
        } else {
          strayCount += frame.content.count
        }
      }
    }
    return result
  }

  /// Bytes on the message pipe that were no message; `nil` when there were none.
  private var stray: Int? {
    let count = strayCount + frames.strayCount
    return count > 0 ? count : nil
  }
}
