import Checks
import RunRecord

/// A setting of a notebook: `Parameter("epochs", default: 7, in: 1...1000, help: "...")` becomes the flag `--epochs`.
///
/// Cells name the parameters that they read; a new value makes just those stale.
public struct Parameter<Value: ParameterType>: CellInput {
  package let declaration: ParameterDeclaration

  /// Declares a parameter, which becomes the flag `--NAME`.
  /// - Parameters:
  ///   - name: Lower-case words joined by dashes, as in `batch-size`.
  ///   - defaultValue: The value without the flag.
  ///   - help: A phrase for `--help`.
  ///   - extendsWork: Whether a larger value only continues the work of a smaller one, as more epochs do. Checkpoints
  ///     are then shared by all values.
  public init(
    _ name: String, default defaultValue: Value, help: String, extendsWork: Bool = false
  ) {
    self.init(name, defaultValue, bounds: nil, help, extendsWork) { _ in true }
  }

  /// Declares a parameter of a limited range.
  /// - Parameters:
  ///   - name: Lower-case words joined by dashes, as in `batch-size`.
  ///   - defaultValue: The value without the flag.
  ///   - bounds: The values that make sense; any other is a usage error.
  ///   - help: A phrase for `--help`.
  ///   - extendsWork: Whether a larger value only continues the work of a smaller one, as more epochs do.
  public init(
    _ name: String, default defaultValue: Value, in bounds: ClosedRange<Value>, help: String,
    extendsWork: Bool = false
  ) where Value: Comparable {
    let text = "\(bounds.lowerBound.argument)...\(bounds.upperBound.argument)"
    self.init(name, defaultValue, bounds: text, help, extendsWork) { bounds.contains($0) }
  }

  private init(
    _ name: String, _ defaultValue: Value, bounds: String?, _ help: String, _ extendsWork: Bool,
    isAllowed: @escaping @Sendable (Value) -> Bool
  ) {
    require(
      name.first?.isLowercase == true
        && name.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 },
      "a parameter's name is made of lower-case letters, digits and dashes, not \"\(name)\"")
    require(
      isAllowed(defaultValue),
      "the default of the parameter \(name), \(defaultValue.argument), is not in \(bounds ?? "")")
    declaration = ParameterDeclaration(
      name: name, defaultText: defaultValue.argument, bounds: bounds, choices: Value.choices,
      help: help, extendsWork: extendsWork, isSwitch: Value.self == Bool.self
    ) { text in
      guard let value = Value(argument: text) else {
        throw ParameterError(
          name: name, value: text, expected: Value.expectation,
          nearest: Value.choices.map { NearestNames.of(text, in: $0) } ?? [])
      }
      guard isAllowed(value) else {
        throw ParameterError(name: name, value: text, expected: "a value in \(bounds ?? "")")
      }
      return ParameterSetting(value: value, text: value.argument)
    }
  }

  public var dependency: Dependency { Dependency(kind: .parameter(declaration)) }

  public func value(from values: InputValues) throws -> Value {
    try values.parameter(declaration.name, as: Value.self)
  }
}
