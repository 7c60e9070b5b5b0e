import Foundation

/// The versions of the libraries that a notebook is linked with, as the libraries state them.
///
/// Their functions are found by name in the running program, so that no library has to be linked for its version.
package enum LibraryVersions {
  /// Versions by the library's name; those that are not in this program are left out.
  package static var all: [String: String] {
    let versions: [(name: String, version: String?)] = [
      ("C library", text(from: "gnu_get_libc_version")),
      ("Cairo", text(from: "cairo_version_string")),
      ("OpenBLAS", openBLAS),
      ("OpenCV", openCV),
      ("OpenSSL", openSSL),
      ("libarchive", text(from: "archive_version_string")?.droppingPrefix("libarchive ")),
      ("libcmark-gfm", text(from: "cmark_version_string")),
      ("libcurl", curl),
      ("libjpeg", fileVersion(of: "libjpeg")),
    ]
    return versions.reduce(into: [:]) { $0[$1.name] = $1.version }
  }

  /// OpenBLAS chooses its loops by the processor, so the choice belongs to the version: as in `0.3.21 for SkylakeX`.
  private static var openBLAS: String? {
    guard let configuration = text(from: "openblas_get_config") else { return nil }
    let version = configuration.droppingPrefix("OpenBLAS ").firstWord
    return blasLoops.map { "\(version) for \($0)" } ?? version
  }

  /// The processor for which OpenBLAS has the loops that cells use, as in `Haswell`; `nil` where this program has no OpenBLAS.
  package static var blasLoops: String? { BLASLoops.better ?? pickedLoops }

  /// The processor for which OpenBLAS chose its loops in this process.
  static var pickedLoops: String? { text(from: "openblas_get_corename") }

  /// `cv::getVersionMajor()` and the others, by their names in the library.
  private static var openCV: String? {
    let parts = ["15getVersionMajorEv", "15getVersionMinorEv", "18getVersionRevisionEv"]
    let numbers = parts.compactMap { part in
      symbol("_ZN2cv\(part)").map {
        unsafeBitCast($0, to: (@convention(c) () -> Int32).self)()
      }
    }
    return numbers.count == 3 ? numbers.map(String.init).joined(separator: ".") : nil
  }

  private static var openSSL: String? {
    guard let function = symbol("OpenSSL_version") else { return nil }
    typealias Version = @convention(c) (Int32) -> UnsafePointer<CChar>?
    return unsafeBitCast(function, to: Version.self)(0).map {
      String(cString: $0).droppingPrefix("OpenSSL ").firstWord
    }
  }

  /// The second field of what `curl_version_info` returns. `curl_version` would start all libraries that libcurl uses, which
  /// takes longer than everything else here.
  private static var curl: String? {
    guard let function = symbol("curl_version_info") else { return nil }
    typealias Information = @convention(c) (Int32) -> UnsafeRawPointer?
    return unsafeBitCast(function, to: Information.self)(0).flatMap {
      $0.load(fromByteOffset: MemoryLayout<UInt>.size, as: UnsafePointer<CChar>?.self)
    }.map { String(cString: $0) }
  }

  /// What a C function without arguments says.
  private static func text(from function: String) -> String? {
    typealias Text = @convention(c) () -> UnsafePointer<CChar>?
    return symbol(function).flatMap { unsafeBitCast($0, to: Text.self)() }
      .map { String(cString: $0) }
  }

  /// The version in the name of a library's file, as in `libjpeg.so.62.3.0`, where the library does not state it.
  private static func fileVersion(of library: String) -> String? {
    guard let map = FileHandle(forReadingAtPath: "/proc/self/maps") else { return nil }
    return String(decoding: map.readDataToEndOfFile(), as: UTF8.self).split(separator: "\n").lazy
      .compactMap { $0.split(separator: "/").last }
      .first { $0.hasPrefix("\(library).so.") }
      .map { String($0.dropFirst("\(library).so.".count)) }
  }

  private static func symbol(_ name: String) -> UnsafeMutableRawPointer? { dlsym(nil, name) }
}

extension String {
  fileprivate var firstWord: String { String(prefix { !$0.isWhitespace }) }

  fileprivate func droppingPrefix(_ prefix: String) -> String {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : self
  }
}
