extension Program {
  /// The version of Cuaderno, by semantic versioning.
  package static let version = "1.0.0"
  /// What `--version` prints.
  package static let versionLine = "Cuaderno \(version)"
}
