import Cuaderno
import Foundation

/// What ``MachineCheck`` needs to know about a machine.
package struct Machine: Sendable {
  package var hasFile: @Sendable (_ path: String) -> Bool
  package var hasProgram: @Sendable (_ path: String) -> Bool
  /// The folders that are searched for programs.
  package var searchPath: [String]
  /// A toolchain's `usr` folder, where the person named one.
  package var toolchain: String?
  package var isRoot: Bool
  /// The folder of libraries for this kind of processor, as in `x86_64-linux-gnu`.
  package var multiarch: String
  package var cores: Int
  /// What the processor can do, as the kernel says it.
  package var processorFlags: Set<String>
  /// The processor for which OpenBLAS chose its loops; `nil` where this program has no OpenBLAS.
  package var blasLoops: String?
  /// Bytes that are free at a path, and whether anything can be written there.
  package var space: @Sendable (_ path: String) -> (free: Int, isWritable: Bool)

  /// What a program answers; `nil` when it is not there.
  package var answer: @Sendable (_ words: [String]) -> (code: Int32, text: String)?

  package init(
    hasFile: @escaping @Sendable (String) -> Bool,
    hasProgram: @escaping @Sendable (String) -> Bool, searchPath: [String], toolchain: String?,
    isRoot: Bool, multiarch: String, cores: Int, processorFlags: Set<String>, blasLoops: String?,
    space: @escaping @Sendable (String) -> (free: Int, isWritable: Bool),
    answer: @escaping @Sendable ([String]) -> (code: Int32, text: String)? = { _ in nil }
  ) {
    self.hasFile = hasFile
    self.hasProgram = hasProgram
    self.searchPath = searchPath
    self.toolchain = toolchain
    self.isRoot = isRoot
    self.multiarch = multiarch
    self.cores = cores
    self.processorFlags = processorFlags
    self.blasLoops = blasLoops
    self.space = space
    self.answer = answer
  }

  /// This machine.
  package static var current: Machine {
    let environment = ProcessInfo.processInfo.environment
    return Machine(
      hasFile: { FileManager.default.fileExists(atPath: $0) },
      hasProgram: { FileManager.default.isExecutableFile(atPath: $0) },
      searchPath: (environment["PATH"] ?? "").split(separator: ":").map(String.init),
      toolchain: environment["SWIFT_ROOT"], isRoot: geteuid() == 0, multiarch: ownMultiarch,
      cores: ProcessInfo.processInfo.activeProcessorCount, processorFlags: BLASLoops.processorFlags,
      blasLoops: LibraryVersions.blasLoops, space: space,
      answer: { ToolCall.answer(of: $0) })
  }

  /// Debian's name for the processors that this program is made for.
  private static var ownMultiarch: String {
    #if arch(x86_64)
      "x86_64-linux-gnu"
    #elseif arch(arm64)
      "aarch64-linux-gnu"
    #elseif arch(arm)
      "arm-linux-gnueabihf"
    #elseif arch(powerpc64le)
      "powerpc64le-linux-gnu"
    #elseif arch(s390x)
      "s390x-linux-gnu"
    #else
      "riscv64-linux-gnu"
    #endif
  }

  @Sendable private static func space(_ path: String) -> (free: Int, isWritable: Bool) {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
    let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    return (free, access(path, W_OK) == 0)
  }
}
