import CReportAssets
import Checksums
import Foundation

/// The style sheet and the script of the page, which are files in `Sources/Notebook/CReportAssets`.
enum PageAssets {
  static let style = text(report_style())
  static let script = text(report_script())

  /// The name by which a security policy allows a style or a script, as in `sha256-...`.
  static func hash(of text: String) -> String {
    var text = text
    let digits = Array(text.withUTF8 { ContentHash(of: UnsafeRawBufferPointer($0)) }.digits.utf8)
    func value(_ digit: UInt8) -> UInt8 { digit <= 0x39 ? digit - 0x30 : digit - 0x61 + 10 }
    let bytes = stride(from: 0, to: digits.count, by: 2).map {
      value(digits[$0]) << 4 | value(digits[$0 + 1])
    }
    return "sha256-\(Data(bytes).base64EncodedString())"
  }

  private static func text(_ asset: ReportAsset) -> String {
    String(decoding: UnsafeBufferPointer(start: asset.bytes, count: asset.count), as: UTF8.self)
  }
}
