import Images

/// A folder of pictures whose classes are given by subfolders or by file names.
///
/// ```swift
/// let leaves = try ImageFolder("leaves").load(ImageDecoder(width: 48, height: 48))
/// ```
public struct ImageFolder: Sendable, Codable, Hashable {
  /// What states the class of a picture.
  public enum Layout: String, Sendable, Codable {
    /// `<class>/<file>`: a folder for each class.
    case classFolders
    /// `<class>_<number>.<extension>`: the class is all before the last underscore.
    case flatNames
  }

  /// The folder's path.
  public var path: String
  /// What states the class of a picture.
  public var layout: Layout
  /// What progress calls the pictures; the folder's name by default.
  public var title: String

  /// A folder, which is not read yet.
  public init(_ path: String, layout: Layout = .classFolders, title: String? = nil) {
    self.path = path
    self.layout = layout
    self.title = title ?? path.split(separator: "/").last.map(String.init) ?? path
  }

  /// Decodes all pictures on all cores.
  ///
  /// Pictures come in the order of their classes, then of their names. Everything that is left out is listed with the reason in
  /// ``ImageSet/skipped``, except hidden files. A folder without a readable picture is not a class, unless it is listed in
  /// `classNames`. Names mean the same class if they differ only in case, Unicode form or blanks at either end.
  ///
  /// - Parameters:
  ///   - decoder: The size and the colors of the result.
  ///   - classNames: The classes in the order of their labels; others are left out. By default all, sorted by name.
  /// - Throws: ``DatasetError`` when the folder is missing, cannot be read or holds no picture, and when two names mean the same
  ///   class; `Interrupted`.
  public func load(_ decoder: ImageDecoder, classNames: [String]? = nil) throws -> ImageSet {
    let contents = try self.contents(classNames: classNames)
    var result = try ImageLoader(decoder: decoder, title: title)
      .load(contents.files, classNames: contents.classNames, skipped: contents.skipped)
    result.skipped += contents.others.map { name, count in
      SkippedFile(
        path: name, reason: "its class was not requested (\(count) file\(count == 1 ? "" : "s"))")
    }
    if classNames == nil { result.removeEmptyClasses(called: contents.places) }
    guard result.count > 0 else {
      let first = result.skipped.first.map { " (\($0.path): \($0.reason))" } ?? ""
      throw DatasetError(
        path: path, "there is no picture in this folder\(first)", advice: layout.advice)
    }
    return result
  }

  /// The files of the folder with their classes, without reading any.
  func contents(classNames: [String]?) throws -> ImageFolderContents {
    switch layout {
    case .classFolders: try ImageFolderContents(classFoldersIn: path, classNames: classNames)
    case .flatNames: try ImageFolderContents(flatNamesIn: path, classNames: classNames)
    }
  }
}

extension ImageFolder.Layout {
  fileprivate var advice: String {
    switch self {
    case .classFolders: "It should have a folder for each class, with pictures in it."
    case .flatNames: "It should have pictures called <class>_<number>.jpg."
    }
  }
}
