import Cuaderno
import Foundation
import Printing
import Report

/// Checks the machine that a notebook runs on.
package struct MachineCheck {
  /// One thing that was checked.
  package struct Finding: Sendable {
    package enum Verdict: Sendable { case good, optional, bad }

    package var what: String
    package var verdict: Verdict
    package var found: String
    /// The command that fixes it.
    package var remedy: String

    /// As `doctor` prints it.
    package var text: String {
      switch verdict {
      case .good: "ok   \(what): \(found)\n"
      case .optional: "note \(what): \(found)\n       to install: \(remedy)\n"
      case .bad: "BAD  \(what): \(found)\n       to fix it: \(remedy)\n"
      }
    }
  }

  private let machine: Machine
  private let outputFolder: String
  private let program: String

  /// - Parameters:
  ///   - machine: The machine to check.
  ///   - outputFolder: The folder for all output.
  ///   - program: What the notebook's program is called.
  package init(_ machine: Machine, outputFolder: String, program: String) {
    self.machine = machine
    self.outputFolder = outputFolder
    self.program = program
  }

  package func findings() -> [Finding] {
    packages.map(package) + [font, processor, blas, disk, backtraces, browser, printing]
  }

  /// Packages by a file that each brings.
  private var packages: [(name: String, file: String)] {
    [
      ("libopenblas-dev", "/usr/include/\(machine.multiarch)/cblas.h"),
      ("libopencv-dev", "/usr/include/opencv4/opencv2/core.hpp"),
      ("libjpeg-dev", "/usr/include/jpeglib.h"),
      ("libcairo2-dev", "/usr/include/cairo/cairo.h"),
      ("libpango1.0-dev", "/usr/include/pango-1.0/pango/pangocairo.h"),
      ("libcmark-gfm-dev", "/usr/include/cmark-gfm.h"),
      ("libcmark-gfm-extensions-dev", "/usr/include/cmark-gfm-core-extensions.h"),
      ("libarchive-dev", "/usr/include/archive.h"),
      ("zlib1g-dev", "/usr/include/zlib.h"),
      ("libcurl4-openssl-dev", "/usr/include/\(machine.multiarch)/curl/curl.h"),
      ("libssl-dev", "/usr/include/openssl/evp.h"),
    ]
  }

  private var asRoot: String { machine.isRoot ? "" : "sudo " }

  private func install(_ package: String) -> String {
    "\(asRoot)apt-get install -y \(package)"
  }

  private func finding(
    _ what: String, _ isGood: Bool, _ found: String, else missing: String, _ remedy: String,
    isNeeded: Bool = true
  ) -> Finding {
    Finding(
      what: what, verdict: isGood ? .good : isNeeded ? .bad : .optional,
      found: isGood ? found : missing, remedy: remedy)
  }

  private func package(_ name: String, _ file: String) -> Finding {
    finding(name, machine.hasFile(file), "installed", else: "\(file) is missing", install(name))
  }

  private var font: Finding {
    finding(
      "font", machine.hasFile("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"), "DejaVu Sans",
      else: "DejaVu Sans is missing", install("fonts-dejavu-core"))
  }

  private var hasAVX2: Bool { machine.processorFlags.isSuperset(of: ["avx2", "fma", "bmi2"]) }

  private var processor: Finding {
    let hasAVX512 = machine.processorFlags.isSuperset(
      of: ["avx512f", "avx512bw", "avx512dq", "avx512vl"])
    let kind = machine.multiarch.prefix { $0 != "-" }
    let level =
      hasAVX512
      ? "x86-64-v4 (AVX-512)"
      : hasAVX2 ? "x86-64-v3 (AVX2)" : kind == "x86_64" ? "x86-64 baseline" : String(kind)
    return Finding(
      what: "processor", verdict: .good, found: "\(machine.cores) cores, \(level)", remedy: "")
  }

  private var blas: Finding {
    guard let loops = machine.blasLoops else {
      let path = "/usr/lib/\(machine.multiarch)/libopenblas.so.0"
      return finding(
        "BLAS", machine.hasFile(path), "\(path), which this notebook does not use",
        else: "OpenBLAS is missing", install("libopenblas0-pthread"))
    }
    return finding(
      "BLAS", !(hasAVX2 && BLASLoops.lackAVX(loops)),
      "OpenBLAS with loops for \(loops)",
      else: "OpenBLAS takes loops for \(loops), which has no AVX; this processor has AVX2",
      "export OPENBLAS_CORETYPE=Haswell")
  }

  private var disk: Finding {
    var folder = URL(fileURLWithPath: outputFolder)
    while !machine.hasFile(folder.path), folder.path != "/" { folder.deleteLastPathComponent() }
    let (free, isWritable) = machine.space(folder.path)
    let found = "\(ByteCount(free)) free at \(folder.path)"
    return isWritable
      ? finding(
        "disk", free > 2_000_000_000, found,
        else: "\(found), less than the 2 GB that may be needed",
        "swift run -c release \(program) clean --keep 0")
      : finding(
        "disk", false, "", else: "\(folder.path) cannot be written",
        "\(asRoot)chown -R $(id -un) \(folder.path)")
  }

  /// The runtime's helper is in the toolchain, beside the compiler's folder.
  private var backtraces: Finding {
    let roots =
      ["swift", "swiftc"].compactMap(inPath).map {
        URL(fileURLWithPath: $0).resolvingSymlinksInPath().deletingLastPathComponent()
          .deletingLastPathComponent().path
      } + [machine.toolchain, "/usr"].compactMap { $0 }
    let found = roots.map { "\($0)/libexec/swift/linux/swift-backtrace" }
      .first(where: machine.hasProgram)
    return finding(
      "backtraces", found != nil, found ?? "",
      else: "swift-backtrace was not found; crashes are reported without a line",
      "export SWIFT_ROOT=\"$(find / -path '*/libexec/swift/linux/swift-backtrace' 2>/dev/null"
        + " | head -1 | sed 's|/libexec/.*||')\"")
  }

  private var browser: Finding {
    let found = (["xdg-open", "firefox"] + PDFExport.programs).lazy.compactMap(inPath).first
    return finding(
      "browser", found != nil, found ?? "",
      else: "none found; `open` prints the report's path instead", install("xdg-utils firefox-esr"),
      isNeeded: false)
  }

  private var printing: Finding {
    let found = PDFExport.programs.lazy.compactMap(inPath).first
    return finding(
      "PDF", found != nil, found ?? "", else: "no Chromium found, which `export --pdf` needs",
      install("chromium"), isNeeded: false)
  }

  private func inPath(_ name: String) -> String? {
    machine.searchPath.map { "\($0)/\(name)" }.first(where: machine.hasProgram)
  }
}
