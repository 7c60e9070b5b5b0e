import Foundation

/// Looks at the machine that a notebook runs on.
struct MachineCheck {
  /// One thing that was looked at.
  struct Finding {
    var what: String
    var isGood: Bool
    var found: String
    /// The one command that mends it.
    var remedy: String?
  }

  let outputFolder: String

  func findings() -> [Finding] {
    Self.packages.map(package) + [font, processor, blas, disk, backtraces, browser]
  }

  /// Packages by a file that each brings.
  private static let packages = [
    ("libopenblas-dev", "/usr/include/x86_64-linux-gnu/cblas.h"),
    ("libopencv-dev", "/usr/include/opencv4/opencv2/core.hpp"),
    ("libjpeg-dev", "/usr/include/jpeglib.h"),
    ("libcairo2-dev", "/usr/include/cairo/cairo.h"),
    ("libcmark-gfm-dev", "/usr/include/cmark-gfm.h"),
    ("libcmark-gfm-extensions-dev", "/usr/include/cmark-gfm-core-extensions.h"),
    ("libarchive-dev", "/usr/include/archive.h"),
    ("zlib1g-dev", "/usr/include/zlib.h"),
    ("libcurl4-openssl-dev", "/usr/include/x86_64-linux-gnu/curl/curl.h"),
    ("libssl-dev", "/usr/include/openssl/evp.h"),
  ]

  private func package(_ name: String, _ file: String) -> Finding {
    let isThere = FileManager.default.fileExists(atPath: file)
    return Finding(
      what: name, isGood: isThere, found: isThere ? "installed" : "\(file) is missing",
      remedy: "sudo apt-get install -y \(name)")
  }

  private var font: Finding {
    let path = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"
    let isThere = FileManager.default.fileExists(atPath: path)
    return Finding(
      what: "font", isGood: isThere, found: isThere ? "DejaVu Sans" : "DejaVu Sans is missing",
      remedy: "sudo apt-get install -y fonts-dejavu-core")
  }

  private var processor: Finding {
    let text = Self.text("/proc/cpuinfo")
    let flags = Set(
      text.split(separator: "\n").first { $0.hasPrefix("flags") }?.split(separator: " ") ?? [])
    let level =
      flags.isSuperset(of: ["avx512f", "avx512bw", "avx512dq", "avx512vl"])
      ? "x86-64-v4 (AVX-512)"
      : flags.isSuperset(of: ["avx2", "fma", "bmi2"]) ? "x86-64-v3 (AVX2)" : "x86-64 baseline"
    return Finding(
      what: "processor", isGood: true,
      found: "\(ProcessInfo.processInfo.activeProcessorCount) cores, \(level)")
  }

  private var blas: Finding {
    let target =
      URL(fileURLWithPath: "/usr/lib/x86_64-linux-gnu/libopenblas.so.0")
      .resolvingSymlinksInPath().path
    let isThere = FileManager.default.fileExists(atPath: target)
    return Finding(
      what: "BLAS", isGood: isThere, found: isThere ? target : "OpenBLAS is missing",
      remedy: "sudo apt-get install -y libopenblas0-pthread")
  }

  private var disk: Finding {
    var folder = URL(fileURLWithPath: outputFolder)
    while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
      folder.deleteLastPathComponent()
    }
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: folder.path)
    let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    let isWritable = access(folder.path, W_OK) == 0
    return Finding(
      what: "disk", isGood: free > 2_000_000_000 && isWritable,
      found: "\(ByteText.text(free)) free at \(folder.path)\(isWritable ? "" : ", not writable")",
      remedy: "run with --output FOLDER on a disk with 2 GB to spare")
  }

  private var backtraces: Finding {
    let found = Self.locate("swift-backtrace", besides: ["swift", "swiftc"])
    return Finding(
      what: "backtraces", isGood: found != nil, found: found ?? "swift-backtrace was not found",
      remedy: "export SWIFT_ROOT to the toolchain's usr folder")
  }

  private var browser: Finding {
    let names = ["xdg-open", "firefox", "chromium", "google-chrome"]
    let found = names.lazy.compactMap { Self.inPath($0) }.first
    return Finding(
      what: "browser", isGood: true,
      found: found ?? "none found; open prints the report's path instead")
  }

  /// The runtime's helper lies in the toolchain, beside the compiler's folder.
  private static func locate(_ tool: String, besides names: [String]) -> String? {
    let roots =
      names.compactMap(inPath).map {
        URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent()
          .deletingLastPathComponent().path
      } + [ProcessInfo.processInfo.environment["SWIFT_ROOT"] ?? "", "/usr"]
    return roots.map { "\($0)/libexec/swift/linux/\(tool)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func inPath(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
