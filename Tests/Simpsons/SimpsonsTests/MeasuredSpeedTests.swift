import Foundation
import Testing

/// The README states the measured speeds that the program was built with.
@Suite struct MeasuredSpeedTests {
  private struct Speed: Decodable {
    var date: String
    var figures: [String: Double]
    var ratios: [String: Double]
  }

  private static let package = URL(filePath: #filePath).appending(path: "../../../..").standardized

  @Test func theREADMEStatesThem() throws {
    let speed = try JSONDecoder().decode(
      Speed.self,
      from: Data(contentsOf: Self.package.appending(path: "notebooks/simpsons/speed.json")))
    let readme = try String(
      contentsOf: Self.package.appending(path: "README.md"), encoding: .utf8)
    /// The numbers of a row of the table, in their order.
    func numbers(_ row: String) throws -> [String] {
      let line = try #require(readme.split(separator: "\n").first { $0.hasPrefix("| \(row) |") })
      return line.dropFirst(row.count + 3).matches(of: /[0-9][0-9.]*/).map { String($0.0) }
    }
    func rate(_ name: String) throws -> String {
      String(format: "%.0f", try #require(speed.figures[name]))
    }
    func ratio(_ name: String) throws -> String {
      String(format: "%.1f", try #require(speed.ratios[name]))
    }
    #expect(try numbers("Cuaderno") == [rate("train"), rate("predict")])
    #expect(
      try numbers("Keras 3 on TensorFlow").prefix(2) == [
        rate("keras train"), ratio("train / keras train"),
      ])
    #expect(
      try numbers("PyTorch, channels last") == [
        rate("torch train"), ratio("train / torch train"), rate("torch predict"),
        ratio("predict / torch predict"),
      ])
    #expect(
      try numbers("ONNX Runtime") == [rate("onnx predict"), ratio("predict / onnx predict")])
    let day = try Date(speed.date, strategy: .iso8601.year().month().day())
    let words = day.formatted(
      .verbatim(
        "\(day: .defaultDigits) \(month: .wide) \(year: .defaultDigits)",
        locale: Locale(identifier: "en_GB"), timeZone: .gmt,
        calendar: Calendar(identifier: .gregorian)))
    #expect(readme.contains(words))
  }
}
