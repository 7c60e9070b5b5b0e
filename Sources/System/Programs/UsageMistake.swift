/// An error that another command line avoids; its exit code is 2.
package protocol UsageMistake: Error {}

/// A command line that makes no sense, or names what does not exist.
package struct UsageError: UsageMistake, CustomStringConvertible {
  package var description: String
  package init(_ description: String) { self.description = description }
}
