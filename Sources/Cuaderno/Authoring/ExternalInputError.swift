/// Something outside the program that a cell reads and that is not there as it should be.
package struct ExternalInputError: Error, CustomStringConvertible {
  /// What keys and messages call the input.
  package var name: String
  /// What the input's closure threw.
  package var cause: any Error

  package var description: String { "\(name): \(ErrorText.describe(cause))" }
}
