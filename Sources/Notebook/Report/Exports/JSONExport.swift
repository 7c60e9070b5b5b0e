import Display
import Foundation
import RunRecord

/// The results of a run as one JSON text for other programs.
///
/// `{"run", "notebook", "title", "date", "seed", "parameters", "status", "seconds", "metrics", "cells"}`, where a cell is
/// `{"id", "title", "state", "outputs"}` and an output has a `kind`: `text`, `markdown`, `finding`, `table`, `figure` or
/// `gallery`. Pictures are base64; numbers that JSON lacks are texts.
public struct JSONExport: Sendable {
  public var run: Run

  public init(run: Run) { self.run = run }

  /// The text as UTF-8.
  public func data() throws -> Data {
    let header = run.header
    var parameters: [String: JSONValue] = [:]
    for parameter in header.parameters { parameters[parameter.name] = .string(parameter.value) }
    let seconds = JSONValue.number(run.seconds)
    let value: JSONValue = [
      "run": .string(header.id), "notebook": .string(header.notebook),
      "title": .string(header.title), "date": .string(header.date.ISO8601Format()),
      "seed": .string(String(header.seed)), "parameters": .object(parameters),
      "status": JSONValue(run.outcome?.status.rawValue), "seconds": seconds,
      "metrics": .object(run.metrics.mapValues { Self.value($0.value) }),
      "warnings": JSONValue(run.warnings), "cells": .array(run.cells.map(Self.cell)),
    ]
    return try value.data()
  }

  private static func cell(_ cell: CellRun) -> JSONValue {
    [
      "id": .string(cell.source.id), "title": .string(cell.source.title),
      "path": .string(cell.source.path), "state": .string(CellBadge(cell, isLive: false).text),
      "staleReasons": JSONValue(cell.staleReasons),
      "outputs": .array(cell.outputs.map { output($0.value) }),
    ]
  }

  private static func output(_ output: Output) -> JSONValue {
    switch output {
    case .text(let text):
      ["kind": "text", "stream": .string(text.stream.rawValue), "text": .string(text.text)]
    case .markdown(let markdown): ["kind": "markdown", "markdown": .string(markdown)]
    case .finding(let finding):
      [
        "kind": "finding", "role": .string(finding.role.rawValue),
        "goal": JSONValue(finding.goal?.rawValue), "markdown": .string(finding.text),
      ]
    case .table(let table): Self.table(table)
    case .figure(let figure):
      [
        "kind": "figure", "alternativeText": .string(figure.alternativeText),
        "caption": JSONValue(figure.caption), "data": figure.data.map(Self.table) ?? .null,
        "svg": JSONValue(FigureMarkup(figure)?.standalone(glyphs: figure.glyphs)),
      ]
    case .gallery(let gallery):
      [
        "kind": "gallery", "caption": JSONValue(gallery.caption),
        "groups": gallery.groups.map { .array($0.map(JSONValue.integer)) } ?? .null,
        "items": .array(gallery.items.map(item)),
      ]
    }
  }

  private static func item(_ item: Gallery.Item) -> JSONValue {
    [
      "title": JSONValue(item.title), "details": JSONValue(item.details),
      "mark": JSONValue(item.mark?.rawValue), "mediaType": .string(item.picture.mediaType),
      "alternativeText": .string(item.picture.alternativeText),
      "data": .string(item.picture.data.base64EncodedString()),
    ]
  }

  private static func table(_ table: Table) -> JSONValue {
    [
      "kind": "table", "columns": JSONValue(table.columns.map(\.title)),
      "rows": .array(table.rows.map { .array($0.map(value)) }),
      "caption": JSONValue(table.caption),
    ]
  }

  private static func value(_ value: Table.Value) -> JSONValue {
    switch value {
    case .text(let text): .string(text)
    case .number(let number), .percent(let number): .number(number)
    case .integer(let integer): .integer(integer)
    case .empty: .null
    }
  }

  private static func value(_ value: Metric.Value) -> JSONValue {
    switch value {
    case .number(let number): .number(number)
    case .integer(let integer): .integer(integer)
    case .text(let text): .string(text)
    }
  }
}
