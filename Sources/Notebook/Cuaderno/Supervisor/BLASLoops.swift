import Foundation

/// How OpenBLAS is told what to do: by the variables that it documents, which it reads when the worker starts.
///
/// Callers divide products among their threads, so OpenBLAS gets one. It picks its loops by model numbers and takes an unknown
/// processor for one without AVX: version 0.3.21 multiplied at 30 instead of 146 GFLOP/s on a fifth-generation Xeon.
package enum BLASLoops {
  /// What OpenBLAS calls processors without AVX.
  private static let withoutAVX: Set<String> = [
    "athlon", "atom", "banias", "barcelona", "bobcat", "coppermine", "core2", "dunnington",
    "generic", "katmai", "nano", "nehalem", "northwood", "opteron", "opteron_sse3", "penryn",
    "prescott",
  ]

  /// Whether loops are made for processors without AVX.
  package static func lackAVX(_ loops: String) -> Bool { withoutAVX.contains(loops.lowercased()) }

  /// The loops that a processor with these flags should use where OpenBLAS picked `loops`; `nil` where its choice is good.
  package static func replacement(for loops: String, flags: Set<String>) -> String? {
    guard lackAVX(loops), flags.isSuperset(of: ["avx2", "fma"]) else { return nil }
    let avx512: Set = ["avx512f", "avx512bw", "avx512cd", "avx512dq", "avx512vl"]
    return flags.isSuperset(of: avx512) ? "SkylakeX" : "Haswell"
  }

  /// The variables for the worker. A user's own `OPENBLAS_CORETYPE` stays.
  static var environment: [String: String] {
    var environment = ["OPENBLAS_NUM_THREADS": "1"]
    environment["OPENBLAS_CORETYPE"] =
      ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] ?? better
    return environment
  }

  /// The loops that the worker uses instead of those that OpenBLAS picked for this process.
  static var better: String? {
    guard ProcessInfo.processInfo.environment["OPENBLAS_CORETYPE"] == nil,
      let picked = LibraryVersions.pickedLoops
    else { return nil }
    return replacement(for: picked, flags: processorFlags)
  }

  /// What the processor can do, as the kernel says it.
  package static var processorFlags: Set<String> {
    let data = FileManager.default.contents(atPath: "/proc/cpuinfo") ?? Data()
    let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
    let flags = lines.first { $0.hasPrefix("flags") || $0.hasPrefix("Features") }
    return Set((flags ?? "").split(separator: " ").map(String.init))
  }
}
