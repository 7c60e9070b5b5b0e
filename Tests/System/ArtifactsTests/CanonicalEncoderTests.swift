import Artifacts
import Foundation
import Testing

@Suite struct CanonicalEncoderTests {
  struct Everything: Codable, Equatable {
    enum Kind: Codable, Hashable {
      case plain
      case with(Int, name: String)
    }

    var text = "quote \" line\nend \u{1} é 🙂"
    var numbers: [Double] = [0.1, -0.0, 1e300, Double.leastNonzeroMagnitude, .infinity]
    var narrow: Float = 0.1
    var largest = UInt64.max
    var smallest = Int64.min
    var set: Set<String> = ["b", "a", "c"]
    var byKind: [Kind: Int] = [.plain: 1, .with(2, name: "x"): 2]
    var byNumber = [10: "ten", 2: "two"]
    var nothing: Int?
    var something: Int? = 4
    var date = Date(timeIntervalSinceReferenceDate: 123.456)
    var data = Data([1, 2, 3])
    var nested = [[1], [], [2, 3]]
    var time = Measured(3.5)
  }

  private func roundTrip<Value: Codable>(_ value: Value) throws -> Value {
    let json = try CanonicalEncoder().encode(value).json()
    let parsed = try Data(json.utf8).withUnsafeBytes { try CanonicalValue(json: $0) }
    return try CanonicalDecoder().decode(Value.self, from: parsed)
  }

  @Test func givesBackWhatItTook() throws {
    #expect(try roundTrip(Everything()) == Everything())
    #expect(try roundTrip([Double.nan])[0].isNaN)
    #expect(try roundTrip("text") == "text")
    #expect(try roundTrip([String: [Int?]]()) == [:])
  }

  @Test func sortsWhatHasNoOrder() throws {
    let json = try CanonicalEncoder().encode(Set(["b", "a", "ä"])).json()
    #expect(json == #"["a","b","ä"]"#)
    #expect(
      try CanonicalEncoder().encode(["b": 1, "a": 2]).json() == #"{"a":2,"b":1}"#)
  }

  @Test func writesWhatJSONLacksAsText() throws {
    let json = try CanonicalEncoder().encode([Double.nan, .infinity, -.infinity, 1]).json()
    #expect(json == #"["nan","inf","-inf",1.0]"#)
  }

  @Test func hidesMeasuredValues() throws {
    let value = try CanonicalEncoder().encode(["a": Measured(1.5), "b": Measured(2)])
    #expect(value.json() == #"{"a":1.5,"b":2.0}"#)
    #expect(value.json(hidesMeasured: true) == #"{"a":null,"b":null}"#)
  }

  @Test(arguments: [
    "", "{", "[1,", "nul", "\"a", #""\u12""#, #""\ud800""#, "[1]2", "{\"a\" 1}", "01x",
    String(repeating: "[", count: 100_000),
  ])
  func refusesWhatIsNoJSON(_ text: String) {
    #expect(throws: CanonicalFormatError.self) {
      try Data(text.utf8).withUnsafeBytes { try CanonicalValue(json: $0) }
    }
  }
}
