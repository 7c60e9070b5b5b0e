import CuadernoCommand
import Testing

/// What `doctor` says of machines that are well and of those that are not.
struct MachineCheckTests {
  private let good = Machine(
    hasFile: { _ in true }, hasProgram: { _ in true }, searchPath: ["/nowhere/bin"], toolchain: nil,
    isRoot: false, multiarch: "x86_64-linux-gnu", cores: 2,
    processorFlags: ["avx", "avx2", "fma", "bmi2"], blasLoops: "Haswell",
    space: { _ in (50_000_000_000, true) })

  private func text(_ machine: Machine) -> String {
    MachineCheck(machine, outputFolder: "/book/output", program: "book").findings().map(\.text)
      .joined()
  }

  @Test func saysOneLineOfWhatIsGood() {
    #expect(
      text(good) == """
        ok   libopenblas-dev: installed
        ok   libopencv-dev: installed
        ok   libjpeg-dev: installed
        ok   libcairo2-dev: installed
        ok   libpango1.0-dev: installed
        ok   libcmark-gfm-dev: installed
        ok   libcmark-gfm-extensions-dev: installed
        ok   libarchive-dev: installed
        ok   zlib1g-dev: installed
        ok   libcurl4-openssl-dev: installed
        ok   libssl-dev: installed
        ok   font: DejaVu Sans
        ok   processor: 2 cores, x86-64-v3 (AVX2)
        ok   BLAS: OpenBLAS with loops for Haswell
        ok   disk: 50.0 GB free at /book/output
        ok   backtraces: /nowhere/libexec/swift/linux/swift-backtrace
        ok   browser: /nowhere/bin/xdg-open
        ok   PDF: /nowhere/bin/chromium

        """)
  }

  @Test func givesACommandForEverythingThatIsNotGood() {
    var machine = good
    machine.hasFile = { $0 == "/" }
    machine.hasProgram = { _ in false }
    machine.blasLoops = "Prescott"
    machine.space = { _ in (1_000_000_000, true) }
    let lines = text(machine).split(separator: "\n").map(String.init)
    for (place, line) in lines.enumerated() where !line.hasPrefix(" ") {
      let isGood = line.hasPrefix("ok   processor")
      #expect(isGood || line.hasPrefix("BAD  ") || line.hasPrefix("note "), "\(line)")
      let next = place + 1 < lines.count ? lines[place + 1] : ""
      #expect(isGood || next.hasPrefix("       to "), "\(line)")
    }
    for words in [
      "BAD  libjpeg-dev: /usr/include/jpeglib.h is missing",
      "to fix it: sudo apt-get install -y libjpeg-dev",
      "OpenBLAS takes loops for Prescott, which has no AVX; this processor has AVX2",
      "to fix it: export OPENBLAS_CORETYPE=Haswell",
      "1.00 GB free at /, less than the 2 GB that may be needed",
      "to fix it: swift run -c release book clean --keep 0",
      "note PDF: no Chromium found, which `export --pdf` needs",
      "to install: sudo apt-get install -y chromium",
    ] {
      #expect(lines.contains { $0.contains(words) }, "\(words)")
    }
    machine.isRoot = true
    machine.space = { _ in (1_000_000_000, false) }
    #expect(!text(machine).contains("sudo"))
    #expect(text(machine).contains("to fix it: chown -R $(id -un) /\n"))
  }

  /// Old loops are right on an old processor.
  @Test func goesByTheMachinesProcessor() {
    var old = good
    old.processorFlags = ["sse4_2"]
    old.blasLoops = "Nehalem"
    #expect(text(old).contains("ok   BLAS: OpenBLAS with loops for Nehalem\n"))
    #expect(text(old).contains("2 cores, x86-64 baseline"))
    var arm = good
    (arm.multiarch, arm.processorFlags, arm.blasLoops) = ("aarch64-linux-gnu", ["asimd"], nil)
    arm.hasFile = { !$0.contains("x86_64") }
    #expect(!text(arm).contains("BAD"))
    #expect(text(arm).contains("2 cores, aarch64\n"))
  }

  @Test func looksAtThisMachine() throws {
    let program = try FaultsProgram()
    defer { program.remove() }
    let answer = try program.call(["doctor"])
    let lines = answer.output.split(separator: "\n")
    #expect(lines.contains { $0.contains("processor: ") })
    #expect(answer.code == (lines.contains { $0.hasPrefix("BAD") } ? 1 : 0))
  }
}
