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
      7f7-7f8 r--p 0 fe:01 14 /usr/lib/libzstd.so.1.5.4
      7f8-7f9 r--p 0 fe:01 15 /usr/lib/libz.so.1.2.13
      7f9-7fa r--p 0 fe:01 16 /usr/lib/libc-2.31.so
      7fa-7fb r--p 0 fe:01 17 /usr/lib/libcmark-gfm-extensions.so.0.29.0.gfm.6
      7fb-7fc r--p 0 fe:01 18 /usr/lib/libcmark-gfm.so.0.29.0.gfm.6
      7fc-7fd r--p 0 fe:01 19 /opt/lib/libother_zenp-r0.3.27.so
      """)

  @Test func tellsVersionsByTheNamesOfFiles() {
    #expect(libraries.version(of: "openblas") == "libopenblasp-r0.3.29.so")
    #expect(libraries.version(of: "cairo") == "libcairo.so.2.11800.4")
    #expect(libraries.version(of: "jpeg") == "not loaded")
  }

  @Test func takesNoLibraryForAnotherWhoseNameItBegins() {
    #expect(libraries.version(of: "z") == "libz.so.1.2.13")
    #expect(libraries.version(of: "c") == "libc-2.31.so")
    #expect(libraries.version(of: "cmark-gfm") == "libcmark-gfm.so.0.29.0.gfm.6")
    #expect(libraries.version(of: "other") == "libother_zenp-r0.3.27.so")
    #expect(libraries.version(of: "open") == "not loaded")
  }
}
