/// A type whose values can be typed on a command line.
///
/// `Int`, `Double`, `Bool` and `String` conform. So does any enum of strings that says it does:
/// `enum Optimizer: String, CaseIterable, ParameterType { case adam, sgd }`.
public protocol ParameterType: Sendable, Equatable {
  /// Reads what was typed; `nil` when it is not a value of this type.
  init?(argument: String)
  /// The value as you would type it. Equal values give equal texts, because the text is part of keys.
  var argument: String { get }
  /// What is expected, as in `a whole number`.
  static var expectation: String { get }
  /// All values, if there are only a few.
  static var choices: [String]? { get }
}

extension ParameterType {
  /// By default the values are not listed.
  public static var choices: [String]? { nil }
}

extension Int: ParameterType {
  public init?(argument: String) { self.init(argument) }
  public var argument: String { String(self) }
  public static var expectation: String { "a whole number" }
}

extension Double: ParameterType {
  public init?(argument: String) {
    guard let value = Double(argument), value.isFinite else { return nil }
    self = value
  }
  public var argument: String { String(self) }
  public static var expectation: String { "a number" }
}

extension Bool: ParameterType {
  public init?(argument: String) { self.init(argument) }
  public var argument: String { String(self) }
  public static var expectation: String { "true or false" }
}

extension String: ParameterType {
  public init?(argument: String) { self = argument }
  public var argument: String { self }
  public static var expectation: String { "a text" }
}

extension ParameterType where Self: RawRepresentable & CaseIterable, RawValue == String {
  /// Reads the raw value of a case; `nil` for any other text.
  public init?(argument: String) { self.init(rawValue: argument) }
  /// The raw value of the case.
  public var argument: String { rawValue }
  /// The raw values of all cases, as in `one of adam, sgd`.
  public static var expectation: String {
    "one of \(allCases.map(\.rawValue).joined(separator: ", "))"
  }
  /// By default the values are not listed.
  public static var choices: [String]? { allCases.map(\.rawValue) }
}
