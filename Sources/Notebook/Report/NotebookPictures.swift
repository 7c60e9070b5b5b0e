import Foundation

/// The pictures of a package that the prose of a notebook may show.
public struct NotebookPictures: Sendable {
  /// The largest picture in bytes; a page must open.
  private static let limit = 64 << 20

  private let folder: String
  private let package: String

  /// Looks for pictures in the folder of a notebook.
  /// - Parameters:
  ///   - folder: The notebook's folder, which addresses start from.
  ///   - package: The package's folder, which no address leaves.
  public init(folder: String, package: String) {
    self.folder = folder
    self.package = package
  }

  /// The bytes of the picture at an address such as `setup.png` or `../shared/my%20setup.png`.
  ///
  /// `nil` for what is missing, outside of the package or no regular file.
  public func data(at address: String) -> Data? {
    guard let name = address.removingPercentEncoding, !name.hasPrefix("/"), !name.contains("\0"),
      let path = Self.resolved("\(folder)/\(name)"), let package = Self.resolved(package),
      path.hasPrefix(package == "/" ? package : package + "/"),
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let size = attributes[.size] as? Int, size <= Self.limit
    else { return nil }
    return FileManager.default.contents(atPath: path)
  }

  /// The path without links, `.` and `..`; `nil` when nothing is there.
  private static func resolved(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}
