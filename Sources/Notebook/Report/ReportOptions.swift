import Foundation

/// Choices in how a run is shown.
public struct ReportOptions: Sendable {
  /// Where the page keeps its pictures.
  public enum Pictures: Sendable, Equatable {
    /// In the page, which remains one file.
    case embedded
    /// In a folder of this name beside the page.
    case folder(String)
  }

  /// Where the page keeps its pictures.
  public var pictures: Pictures
  /// Finds the bytes of a picture that prose names by an address relative to the notebook's folder; see
  /// ``NotebookPictures``.
  public var image: @Sendable (_ address: String) -> Data?
  /// Whether the page reloads itself while the run is not over; `nil` decides by whether the run has an outcome.
  public var isLive: Bool?
  /// Whether the page reloads itself after the end of the run too, because another one may follow at any moment.
  public var renewsItself = false
  /// The relative path from the page to the package's folder, as in `../..`, for links to files; `nil` makes no links.
  public var packagePath: String?
  /// Whether the code is unfolded, for a print that shows it.
  public var showsCode = false
  /// The time zone of the dates shown.
  public var timeZone: TimeZone

  /// By default the page is one file in the local time zone.
  public init(
    pictures: Pictures = .embedded, isLive: Bool? = nil, packagePath: String? = nil,
    timeZone: TimeZone = .current, image: @escaping @Sendable (String) -> Data? = { _ in nil }
  ) {
    self.pictures = pictures
    self.image = image
    self.isLive = isLive
    self.packagePath = packagePath
    self.timeZone = timeZone
  }
}
