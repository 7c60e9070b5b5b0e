import SwiftLexer

/// Names that no cell may have: a global of that name would be a keyword, or hide a function that cells call.
enum ReservedNames {
  static func contains(_ name: String) -> Bool {
    Keywords.all.contains(name) || functions.contains(name)
  }

  /// The global functions of Cuaderno's libraries, and those of the standard library and C that cells are likely to call.
  private static let functions: Set<String> = [
    "abort", "abs", "access", "acos", "asin", "assert", "atan", "ceil", "close", "cos", "dump",
    "erf", "exit", "exp", "fabs", "floor", "fmax", "fmin", "free", "hypot", "index", "kill", "link",
    "log", "max", "metric", "min", "mix", "oneHot", "open", "pause", "percent", "pipe", "points",
    "pow", "precondition", "print", "random", "read", "readLine", "remainder", "remove", "rename",
    "require", "unreachable",
    "repeatElement", "round", "select", "sequence", "show", "signal", "sin", "sleep", "sqrt",
    "stride", "swap", "system", "tan", "time", "times", "trunc", "type", "wait", "write", "zip",
  ]
}
