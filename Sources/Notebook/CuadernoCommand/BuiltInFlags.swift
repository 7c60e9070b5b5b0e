import Cuaderno

/// The flags of the verbs that take parameters; no parameter may have the name of one.
enum BuiltInFlags {
  /// Without their dashes.
  static let names: Set<String> = [
    "dry-run", "executor", "exit-code", "force", "from", "generate-completion-script", "help",
    "jobs", "json",
    "keep-going", "max-page-size", "no-strict", "no-wait", "output", "parameters", "quiet", "seed",
    "slurm", "stay-live",
    "strict", "sweep", "threads", "timeout", "undo", "until", "verify", "version", "why",
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
            message: "the parameter \(parameter.name) cannot be a flag: --\(flag) already means "
              + "something else; rename the parameter")
        }
        if let other = taken[flag], other != parameter.name {
          throw GraphError(
            message: "the parameters \(other) and \(parameter.name) are both set by --\(flag); "
              + "rename one of them")
        }
        taken[flag] = parameter.name
      }
    }
  }
}
