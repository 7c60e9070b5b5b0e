import Display
import Drawing

/// Any pictures with any words: duplicates, neighbors, suspected label errors, previews of augmentation.
public struct PictureGallery: Displayable, Sendable {
  /// One picture and the text below it.
  public struct Item: Sendable {
    /// The pixels to show.
    public var image: PixelImage
    /// The first line below the picture.
    public var title: String
    /// Further lines below the picture.
    public var details: [String]
    /// Whether the picture was judged correctly; `nil` for a picture that was not judged.
    public var mark: Gallery.Item.Mark?

    /// Puts a picture above its words.
    public init(
      _ image: PixelImage, title: String, details: [String] = [], mark: Gallery.Item.Mark? = nil
    ) {
      self.image = image
      self.title = title
      self.details = details
      self.mark = mark
    }
  }

  /// The pictures with their labels.
  public let gallery: Gallery

  /// Shows pictures in the order given.
  /// - Parameters:
  ///   - items: The pictures with their words.
  ///   - caption: A sentence that can be read alone, in Markdown.
  ///   - edge: The edge at which pictures are shown, in CSS pixels.
  ///   - groups: How many pictures belong together, each group beginning a row; `nil` by default.
  ///   - encoder: ``PictureEncoder/small`` by default.
  /// - Throws: What the encoder throws.
  public init(
    _ items: [Item], caption: String, edge: Int = 96, groups: [Int]? = nil,
    encoder: PictureEncoder = .small
  ) throws {
    gallery = Gallery(
      try items.map { item in
        let words = ([item.title] + item.details).filter { !$0.isEmpty }
        return Gallery.Item(
          try encoder.picture(item.image, alternativeText: words.joined(separator: ", ")),
          title: item.title, details: item.details, mark: item.mark)
      }, edge: edge, caption: caption, groups: groups)
  }

  /// Chosen pictures of a set, each with the name of its class.
  /// - Parameters:
  ///   - pictures: The pictures with their classes.
  ///   - indices: Which pictures, in the order shown.
  ///   - caption: A sentence that can be read alone, in Markdown.
  ///   - edge: The edge at which pictures are shown, in CSS pixels.
  ///   - groups: How many pictures belong together, each group beginning a row; `nil` by default.
  ///   - encoder: ``PictureEncoder/small`` by default.
  ///   - details: Further lines below a picture; none by default.
  /// - Throws: What the encoder throws.
  public init(
    _ pictures: LabeledPictures, at indices: [Int], caption: String, edge: Int = 96,
    groups: [Int]? = nil, encoder: PictureEncoder = .small, details: (Int) -> [String] = { _ in [] }
  ) throws {
    let short = ClassNames.short(pictures.names)
    try self.init(
      indices.map {
        Item(
          pictures.image($0), title: short[pictures.labels[$0]], details: details($0))
      }, caption: caption, edge: edge, groups: groups, encoder: encoder)
  }

  public var output: Output { gallery.output }
}
