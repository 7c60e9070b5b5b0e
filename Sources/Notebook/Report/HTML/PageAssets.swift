import CReportAssets

/// The style sheet and the script of the page, which lie in `Sources/Notebook/CReportAssets` as files of their own.
enum PageAssets {
  static let style = text(report_style())
  static let script = text(report_script())

  private static func text(_ asset: ReportAsset) -> String {
    String(decoding: UnsafeBufferPointer(start: asset.bytes, count: asset.count), as: UTF8.self)
  }
}
