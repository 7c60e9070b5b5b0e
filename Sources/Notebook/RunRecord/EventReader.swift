import Artifacts
import Foundation

/// Reads the record of a run.
public enum EventReader {
  /// The events of `events.jsonl`. A last line without its end, as a crash leaves it, is ignored.
  /// - Parameters:
  ///   - path: The file `events.jsonl` of a run.
  ///   - withOutputs: Whether outputs are wanted; without them reading takes a fraction of the time.
  /// - Throws: `FileError`; ``RecordError`` for a line that is not an event, or for a newer format.
  public static func events(path: String, withOutputs: Bool = true) throws -> [Event] {
    // Read, not mapped: a record that is cut short meanwhile must not end the program.
    let bytes = try FileContents.read(path)
    let decoder = RecordCoding.decoder()
    var events: [Event] = []
    var start = 0
    var number = 0
    while let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")) {
      number += 1
      let line = Data(bytes[start..<end])
      start = end + 1
      if !withOutputs, line.starts(with: outputStart) { continue }
      if number == 1 { try checkFormat(line, decoder, path) }
      do {
        events.append(try decoder.decode(Event.self, from: line))
      } catch {
        throw RecordError(path: path, line: number, reason: "is not an event")
      }
    }
    return events
  }

  /// The run of a record.
  /// - Throws: As ``events(path:withOutputs:)``, and for a record without a header.
  public static func run(path: String, withOutputs: Bool = true) throws -> Run {
    guard let run = Run(try events(path: path, withOutputs: withOutputs)) else {
      throw RecordError(path: path, line: 1, reason: "is not the header of a run")
    }
    return run
  }

  /// How the line of an output begins, keys being sorted.
  private static let outputStart = Array(#"{"kind":{"output":"#.utf8)

  private static func checkFormat(_ line: Data, _ decoder: JSONDecoder, _ path: String) throws {
    struct FirstLine: Decodable {
      struct Kind: Decodable {
        struct Started: Decodable {
          struct Header: Decodable { var format: Int }
          var _0: Header
        }
        var runStarted: Started
      }
      var kind: Kind
    }
    guard let first = try? decoder.decode(FirstLine.self, from: line) else {
      throw RecordError(path: path, line: 1, reason: "is not the header of a run")
    }
    let format = first.kind.runStarted._0.format
    guard format <= RunHeader.currentFormat else {
      throw RecordError(
        path: path, line: 1,
        reason:
          "has format \(format); this program reads up to \(RunHeader.currentFormat), so upgrade Cuaderno"
      )
    }
  }
}

/// A record that cannot be read.
public struct RecordError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The file that was read.
  public var path: String
  /// The line that is at fault, counted from 1.
  public var line: Int
  /// What is wrong with the line.
  public var reason: String

  package init(path: String, line: Int, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  public var description: String { "\(path): line \(line) \(reason)" }
}
