import Foundation

/// How the events of a run, and the results in a store, are written as JSON.
///
/// Keys are sorted, dates are ISO 8601 in UTC with milliseconds, and numbers that JSON lacks are the texts `nan`, `inf`
/// and `-inf`.
public enum RecordCoding {
  /// A new encoder; encoders are not shared between threads.
  public static func encoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(text(of: date))
    }
    return encoder
  }

  /// A new decoder of what ``encoder()`` writes.
  public static func decoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    decoder.dateDecodingStrategy = .custom { decoder in
      try format.parse(decoder.singleValueContainer().decode(String.self))
    }
    return decoder
  }

  /// The nearest millisecond. The style cuts off what is finer, so a date just below its millisecond would lose one.
  private static func text(of date: Date) -> String {
    let milliseconds = (date.timeIntervalSince1970 * 1000).rounded()
    return Date(timeIntervalSince1970: (milliseconds + 0.25) / 1000).formatted(format)
  }

  private static let format = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
