import Cuaderno

/// The flags that verbs have of themselves, which no parameter may be called like.
enum BuiltInFlags {
  /// Without their dashes.
  static let names: Set<String> = [
    "dry-run", "exit-code", "force", "from", "help", "jobs", "json", "keep-going", "max-page-size",
    "no-wait",
    "output", "quiet", "seed", "stay-live", "threads", "timeout", "until", "verify", "why",
  ]

  /// Makes sure that each of a notebook's parameters can be a flag.
  /// - Throws: ``GraphError`` that names the parameter.
  static func check(_ parameters: [ParameterDeclaration]) throws {
    var taken: [String: String] = [:]
    for parameter in parameters {
      let flags = parameter.isSwitch ? [parameter.name, "no-\(parameter.name)"] : [parameter.name]
      for flag in flags {
        if names.contains(flag) {
          throw GraphError(
            message: "the parameter \(parameter.name) cannot be a flag: --\(flag) means something "
              + "else already; call the parameter otherwise")
        }
        if let other = taken[flag], other != parameter.name {
          throw GraphError(
            message: "the parameters \(other) and \(parameter.name) are both set by --\(flag); "
              + "call one of them otherwise")
        }
        taken[flag] = parameter.name
      }
    }
  }
}
