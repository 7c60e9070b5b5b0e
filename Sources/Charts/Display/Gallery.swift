import Foundation

/// An encoded picture.
public struct Picture: Codable, Sendable, Equatable {
  /// The bytes of an encoded image file.
  public var data: Data
  /// `image/png`, `image/jpeg` or `image/webp`.
  public var mediaType: String
  /// Size in pixels of the picture itself.
  public var width: Int
  /// Height in pixels of the picture itself.
  public var height: Int
  /// What a reader who does not see the picture needs to know.
  public var alternativeText: String

  /// Makes a picture from an encoded image file, which is neither decoded nor checked.
  public init(data: Data, mediaType: String, width: Int, height: Int, alternativeText: String) {
    self.data = data
    self.mediaType = mediaType
    self.width = width
    self.height = height
    self.alternativeText = alternativeText
  }
}

/// Pictures of equal size in rows, each with its labels below it.
public struct Gallery: Codable, Sendable, Equatable, Displayable {
  /// One picture of a gallery.
  public struct Item: Codable, Sendable, Equatable {
    /// Whether the picture was judged correctly. The view marks it with a sign as well as a color.
    public enum Mark: String, Codable, Sendable {
      /// Judged correctly.
      case right
      /// Judged wrongly.
      case wrong
    }

    /// The picture above the labels.
    public var picture: Picture
    /// The first label, such as the true name.
    public var title: String?
    /// Further labels, one per line, such as the predicted name and its confidence.
    public var details: [String]
    /// Whether the picture was judged correctly; `nil` for a picture that was not judged.
    public var mark: Mark?

    /// Puts a picture above its labels.
    public init(_ picture: Picture, title: String? = nil, details: [String] = [], mark: Mark? = nil)
    {
      self.picture = picture
      self.title = title
      self.details = details
      self.mark = mark
    }
  }

  /// The pictures in reading order.
  public var items: [Item]
  /// The edge at which each picture is shown, in CSS pixels; small pictures are enlarged pixelated.
  public var edge: Int
  /// A sentence that can be read alone, in Markdown.
  public var caption: String?
  /// How many pictures belong together, group by group: each group begins a row. `nil` where the pictures simply follow
  /// each other.
  public var groups: [Int]?
  /// What prose refers to it by; see ``Output/named(_:)``.
  public var name: String?

  /// Makes a gallery whose pictures are shown with an edge of 96 CSS pixels by default.
  public init(_ items: [Item], edge: Int = 96, caption: String? = nil, groups: [Int]? = nil) {
    self.items = items
    self.edge = edge
    self.caption = caption
    self.groups = groups
  }

  /// The pictures group by group; those that no group counts come last.
  public var groupedItems: [ArraySlice<Item>] {
    var rest = items[...]
    var result: [ArraySlice<Item>] = []
    for count in groups ?? [] where count > 0 && !rest.isEmpty {
      result.append(rest.prefix(count))
      rest = rest.dropFirst(count)
    }
    return rest.isEmpty ? result : result + [rest]
  }

  public var output: Output { .gallery(self) }
}
