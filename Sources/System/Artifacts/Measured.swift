/// A time, a rate or another figure that differs from run to run.
///
/// It is stored with a result, but is not part of the result's hash: a cell that reruns to the same values in another
/// time has the same result.
public struct Measured<Value: Codable & Sendable>: Sendable {
  /// The time, rate or other figure.
  public var value: Value

  /// Marks a value as measured.
  public init(_ value: Value) { self.value = value }
}

extension Measured: Equatable where Value: Equatable {}

/// Lets the canonical encoder recognize ``Measured`` whatever its value.
package protocol MeasuredValue {}
extension Measured: MeasuredValue {}

extension Measured: Codable {
  public init(from decoder: any Decoder) throws {
    value = try Value(from: decoder)
  }

  public func encode(to encoder: any Encoder) throws {
    try value.encode(to: encoder)
  }
}
