import CLinux

/// The kind of processor, as far as the bits of results depend on it.
enum ProcessorKind {
  /// Libraries that choose their loops by the processor. Everything that computes with tensors links to OpenBLAS, and the engine's own kernels
  /// choose in the same way.
  private static let choosing: Set<String> = ["openblas"]

  /// What a library's version in keys ends with, as in ` on x86-64-v3, Haswell`.
  static func suffix(forLibrary name: String) -> String {
    guard choosing.contains(name) else { return "" }
    let loops = LibraryVersions.blasLoops.map { ", \($0)" } ?? ""
    return " on \(String(cString: processorLevel()))\(loops)"
  }
}
