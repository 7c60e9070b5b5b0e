import Cuaderno
import Testing

@Suite struct LoadedLibrariesTests {
  private let libraries = LoadedLibraries(
    map: """
      7f1-7f2 r--p 0 fe:01 11 /usr/lib/openblas-pthread/libopenblasp-r0.3.29.so
      7f2-7f3 r-xp 0 fe:01 11 /usr/lib/openblas-pthread/libopenblasp-r0.3.29.so
      7f3-7f4 r--p 0 fe:01 12 /usr/lib/libcairo.so.2.11800.4
      7f4-7f5 rw-p 0 00:00 0
      7f5-7f6 rw-p 0 00:00 0 [heap]
      7f6-7f7 r--p 0 fe:01 13 /home/me/program
      """)

  @Test func tellsVersionsByTheNamesOfFiles() {
    #expect(libraries.version(of: "openblas") == "libopenblasp-r0.3.29.so")
    #expect(libraries.version(of: "cairo") == "libcairo.so.2.11800.4")
    #expect(libraries.version(of: "jpeg") == "not loaded")
  }
}
