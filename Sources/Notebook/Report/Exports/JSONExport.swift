import Display
import Foundation
import RunRecord

/// The results of a run as one JSON text for other programs.
///
/// The article *Formats* describes the schema. ``format`` rises when a field changes its meaning or goes; new fields may
/// appear at any time.
public struct JSONExport: Sendable {
  /// The version of the schema.
  public static let format = 1

  /// The run to export.
  public var run: Run

  /// Prepares the export of a run.
  public init(run: Run) { self.run = run }

  /// The text as UTF-8.
  public func data() throws -> Data {
    let header = run.header
    let parameters = header.parameters.map { ($0.name, JSONValue(parameter: $0.value)) }
    let value: JSONValue = [
      "format": .integer(Self.format), "run": .string(header.id),
      "notebook": .string(header.notebook), "title": .string(header.title),
      "date": .string(Self.date(header.date)), "seed": .unsigned(header.seed),
      "parameters": .object(Dictionary(parameters) { _, last in last }),
      "provenance": Self.provenance(header.provenance),
      "status": JSONValue(run.outcome?.status.rawValue),
      "exitCode": run.outcome.map { .integer(Int($0.exitCode)) } ?? nil,
      "seconds": .number(run.seconds),
      "metrics": .object(run.metrics.mapValues { Self.value($0.value) }),
      "warnings": JSONValue(run.warnings), "cells": .array(run.cells.map(Self.cell)),
    ]
    return try value.data()
  }

  /// ISO 8601 in UTC; empty for a date that calendars do not know.
  private static func date(_ date: Date) -> String {
    abs(date.timeIntervalSince1970) < 1e11 ? date.ISO8601Format() : ""
  }

  private static func provenance(_ provenance: Provenance) -> JSONValue {
    let facts = (provenance.facts ?? []).map { ($0.name, JSONValue.string($0.text)) }
    return [
      "commit": JSONValue(provenance.commit),
      "hasUncommittedChanges": .bool(provenance.hasUncommittedChanges),
      "toolchain": .string(provenance.toolchain),
      "operatingSystem": .string(provenance.operatingSystem),
      "processor": .string(provenance.processor), "cores": .integer(provenance.cores),
      "memory": .unsigned(provenance.memory),
      "libraries": .object(provenance.libraries.mapValues(JSONValue.string)),
      "facts": .object(Dictionary(facts) { _, last in last }),
    ]
  }

  private static func cell(_ cell: CellRun) -> JSONValue {
    let source = cell.source
    let (state, seconds, message) = Self.state(cell)
    return [
      "id": .string(source.id), "number": .integer(source.number), "title": .string(source.title),
      "path": .string(source.path), "inputs": JSONValue(source.inputs), "state": .string(state),
      "seconds": seconds.map(JSONValue.number) ?? nil, "message": JSONValue(message),
      "staleReasons": JSONValue(cell.staleReasons),
      "metrics": .array(cell.metrics.map { metric($0.value) }),
      "outputs": .array(cell.outputs.map { output($0.value) }),
    ]
  }

  /// A word for the state, how long the execution took, and what went wrong.
  private static func state(_ cell: CellRun) -> (String, Double?, String?) {
    switch cell.state {
    case .waiting: ("waiting", nil, nil)
    case .running: ("running", nil, nil)
    case .finished(let result):
      switch result.origin {
      case .executed: ("executed", result.seconds, nil)
      case .stored: ("stored", result.seconds, nil)
      case .accepted: ("accepted", result.seconds, nil)
      }
    case .failed(let failure): ("failed", failure.seconds, failure.message)
    case .interrupted(let position, let seconds): ("interrupted", seconds, position)
    case .skipped(let reason): ("skipped", nil, reason)
    }
  }

  private static func metric(_ metric: Metric) -> JSONValue {
    [
      "name": .string(metric.name), "label": JSONValue(metric.label), "value": value(metric.value),
      "better": JSONValue(metric.better?.rawValue), "format": .string(metric.format.rawValue),
      "isMeasured": .bool(metric.isMeasured),
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
        "kind": "figure", "name": JSONValue(figure.name),
        "alternativeText": .string(figure.alternativeText), "caption": JSONValue(figure.caption),
        "data": figure.data.map(Self.table) ?? .null,
        "svg": JSONValue(FigureMarkup(figure)?.standalone(figure, idPrefix: "")),
      ]
    case .gallery(let gallery):
      [
        "kind": "gallery", "name": JSONValue(gallery.name), "caption": JSONValue(gallery.caption),
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
      "kind": "table", "name": JSONValue(table.name), "caption": JSONValue(table.caption),
      "columns": JSONValue(table.columns.map(\.title)),
      "rows": .array(table.rows.map { .array($0.map(value)) }),
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

extension JSONValue {
  /// The value of a parameter, which the record keeps as a person would type it.
  ///
  /// A number or a truth value only where that is typed in just one way, so that the text `007` remains a text.
  init(parameter text: String) {
    if let integer = Int(text), String(integer) == text {
      self = .integer(integer)
    } else if let number = Double(text), number.isFinite, "\(number)" == text {
      self = .number(number)
    } else {
      self = Bool(text).map(JSONValue.bool) ?? .string(text)
    }
  }
}
