import Foundation

/// The environment in which the body of a cell runs.
///
/// No key holds all variables, so a body sees only those that its inputs declare, and those that say where things are and
/// how many processors work. Time zone and locale are the same everywhere.
package enum CellEnvironment {
  private static let machine: Set = [
    "HOME", "HOSTNAME", "LD_LIBRARY_PATH", "LOGNAME", "PATH", "PWD", "SHELL", "TERM", "TMPDIR",
    "USER", "all_proxy", "ftp_proxy", "http_proxy", "https_proxy", "no_proxy", "ALL_PROXY",
    "FTP_PROXY", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "SSL_CERT_DIR", "SSL_CERT_FILE",
  ]
  private static let machinePrefixes = [
    "CUADERNO_", "FONTCONFIG_", "GOMP_", "HWLOC_", "I_MPI_", "KMP_", "MPI", "NSS_", "OMPI_", "OMP_",
    "OPENBLAS_", "PMIX_", "PMI_", "PRTE_", "SLURM", "SWIFT_", "TENSOR_", "UCX_", "XDG_",
  ]
  private static let fixed = ["LANG": "C.UTF-8", "TZ": "UTC"]

  /// - Parameters:
  ///   - environment: All variables.
  ///   - declared: The names of those that the cell's inputs declare.
  package static func visible(_ environment: [String: String], declared: Set<String>)
    -> [String: String]
  {
    environment.filter { name, _ in
      declared.contains(name) || machine.contains(name)
        || machinePrefixes.contains { name.hasPrefix($0) }
    }.merging(fixed.filter { !declared.contains($0.key) }) { $1 }
  }

  /// Makes the process's environment that of a cell.
  package static func enter(_ cell: CellNode) {
    let current = ProcessInfo.processInfo.environment
    let declared = Set(cell.externals.flatMap(\.variables))
    let visible = visible(current, declared: declared)
    for name in current.keys where visible[name] == nil { unsetenv(name) }
    for (name, value) in visible where current[name] != value { setenv(name, value, 1) }
    tzset()
  }
}
