import ArgumentParser

/// `--json`, for the verbs that answer with a table.
struct JSONFlag: ParsableArguments {
  @Flag(help: "Print JSON instead of a table.")
  var json = false
}
