import ArgumentParser
import Printing

/// Flags of the verbs that write the report.
struct PageFlags: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Put the pictures of a larger report into a folder beside it, as in 3MB.", valueName: "size"))
  var maxPageSize: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Fail when prose, links or metrics have mistakes; --no-strict only notes them.")
  var strict = true

  /// The size in bytes; `nil` for any.
  var largestPage: Int? { maxPageSize.flatMap { ByteCount($0)?.bytes } }

  /// The same on another command line.
  var arguments: [String] {
    (maxPageSize.map { ["--max-page-size=\($0)"] } ?? []) + (strict ? [] : ["--no-strict"])
  }

  mutating func validate() throws {
    if let maxPageSize, ByteCount(maxPageSize) == nil {
      throw ValidationError("--max-page-size takes a size such as 3MB, not \"\(maxPageSize)\"")
    }
  }
}
