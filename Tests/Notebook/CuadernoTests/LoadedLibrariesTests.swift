import Cuaderno
import Foundation
import Testing

@Suite struct LoadedLibrariesTests {
  private static let map = """
    7f1-7f2 r--p 0 fe:01 11 /usr/lib/openblas-pthread/libopenblasp-r0.3.29.so
    7f2-7f3 r-xp 0 fe:01 11 /usr/lib/openblas-pthread/libopenblasp-r0.3.29.so
    7f3-7f4 r--p 0 fe:01 12 /usr/lib/libcairo.so.2.11800.4
    7f4-7f5 rw-p 0 00:00 0
    7f5-7f6 rw-p 0 00:00 0 [heap]
    7f6-7f7 r--p 0 fe:01 13 /home/me/my program
    7f7-7f8 r--p 0 fe:01 14 /usr/lib/libzstd.so.1.5.4
    7f8-7f9 r--p 0 fe:01 15 /usr/lib/my libraries/libz.so.1.2.13
    7f9-7fa r--p 0 fe:01 16 /usr/lib/libgomp.so.1.0.0
    7fa-7fb r--p 0 fe:01 17 /usr/lib/libnss_files.so.2
    """

  private static let files: [String: ELFFile] = [
    "/home/me/my program": ELFFile(
      name: nil, needed: ["libcairo.so.2", "libopenblas.so.0", "libzstd.so.1"], build: "p"),
    "/usr/lib/openblas-pthread/libopenblasp-r0.3.29.so": ELFFile(
      name: "libopenblas.so.0", needed: ["libgomp.so.1"], build: "o"),
    "/usr/lib/libcairo.so.2.11800.4": ELFFile(
      name: "libcairo.so.2", needed: ["libz.so.1", "libabsent.so.1"], build: "c"),
    "/usr/lib/libzstd.so.1.5.4": ELFFile(name: "libzstd.so.1", needed: [], build: "s"),
    "/usr/lib/my libraries/libz.so.1.2.13": ELFFile(name: "libz.so.1", needed: [], build: "z"),
    "/usr/lib/libgomp.so.1.0.0": ELFFile(name: "libgomp.so.1", needed: [], build: "g"),
    "/usr/lib/libnss_files.so.2": ELFFile(name: "libnss_files.so.2", needed: [], build: "n"),
  ]

  private func libraries(_ changes: [String: String] = [:]) -> LoadedLibraries {
    LoadedLibraries(program: "/home/me/my program", map: Self.map) { path in
      var file = Self.files[path]
      if let build = changes[path] { file?.build = build }
      return file
    }
  }

  @Test func namesTheFileThatIsLoaded() {
    #expect(libraries().version(of: "openblas").hasPrefix("libopenblasp-r0.3.29.so ("))
    #expect(libraries().version(of: "jpeg") == "not loaded")
  }

  @Test func takesNoLibraryForAnotherWhoseNameItBegins() {
    #expect(libraries().version(of: "z").hasPrefix("libz.so.1.2.13 ("))
    #expect(libraries().version(of: "open") == "not loaded")
  }

  @Test func changesWithEveryBuildOfTheLibraryAndOfWhatItNeeds() {
    let base = libraries()
    for path in [
      "/usr/lib/openblas-pthread/libopenblasp-r0.3.29.so", "/usr/lib/libgomp.so.1.0.0",
    ] {
      let changed = libraries([path: "other"])
      #expect(changed.version(of: "openblas") != base.version(of: "openblas"))
      #expect(changed.version(of: "cairo") == base.version(of: "cairo"))
    }
  }

  @Test func findsTheLibrariesThatNoModuleAccountsFor() {
    let others = libraries().versions(except: ["cairo", "openblas"])
    #expect(Array(others.keys) == ["libzstd.so.1"])
    #expect(
      libraries(["/usr/lib/libzstd.so.1.5.4": "other"]).versions(except: ["cairo", "openblas"])
        != others)
    // A library that was loaded by its path, and the program itself, change nothing.
    #expect(
      libraries(["/usr/lib/libnss_files.so.2": "other", "/home/me/my program": "other"])
        .versions(except: ["cairo", "openblas"]) == others)
  }

  @Test func readsTheLibrariesOfThisProcess() throws {
    let current = LoadedLibraries.current
    #expect(current.version(of: "crypto").hasPrefix("libcrypto.so"))
    #expect(current.versions(except: ["crypto"])["libc.so.6"]?.hasPrefix("libc") == true)
    let program = try #require(ELFFile(path: "/proc/self/exe"))
    #expect(program.needed.contains("libc.so.6"))
  }

  @Test func refusesDamagedFiles() throws {
    let path = NSTemporaryDirectory() + "elf-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    var generator = SystemRandomNumberGenerator()
    let whole = try Data(contentsOf: URL(fileURLWithPath: "/proc/self/exe"), options: .alwaysMapped)
    let head = Array(whole.prefix(4096))
    for _ in 0..<500 {
      var bytes = Array(head.prefix(Int.random(in: 0...4096, using: &generator)))
      for _ in 0..<Int.random(in: 0...8, using: &generator) where bytes.count > 5 {
        bytes[Int.random(in: 5..<bytes.count, using: &generator)] = .random(in: 0...255)
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      _ = ELFFile(path: path)
    }
    #expect(ELFFile(path: "/nowhere") == nil)
  }
}
