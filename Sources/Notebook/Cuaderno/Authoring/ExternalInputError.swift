/// Something outside the program that a cell reads and that is not there as it should be.
package struct ExternalInputError: Error, CustomStringConvertible {
  /// What keys and messages call the input.
  package var name: String
  /// The words of what the input's closure threw.
  package var reason: String

  package var description: String { "\(name): \(reason)" }
}
