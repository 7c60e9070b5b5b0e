import Display

/// The value of a metric as plain JSON: a number or a text.
struct PlainMetric: Encodable {
  let value: Metric.Value

  init(_ metric: Metric) { value = metric.value }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch value {
    case .number(let number): try container.encode(number)
    case .integer(let integer): try container.encode(integer)
    case .text(let text): try container.encode(text)
    }
  }
}
