import Display
import Drawing

/// Pictures, each followed by a copy that is lit where it mattered for the prediction.
public struct HeatGallery: Displayable, Sendable {
  /// One picture with its map and what was said of it.
  public struct Item: Sendable {
    /// The picture with its map.
    public var overlay: HeatOverlay
    /// The true name.
    public var name: String
    /// What was predicted, with its confidence.
    public var prediction: String
    /// Whether the prediction is correct.
    public var isRight: Bool

    /// Labels a picture with its true and predicted names.
    public init(_ overlay: HeatOverlay, name: String, prediction: String, isRight: Bool) {
      self.overlay = overlay
      self.name = name
      self.prediction = prediction
      self.isRight = isRight
    }
  }

  /// The pictures with their labels.
  public let gallery: Gallery

  /// Shows each picture beside its overlay.
  /// - Parameters:
  ///   - items: The pictures with their maps.
  ///   - caption: What the maps show.
  ///   - encoder: ``PictureEncoder/small`` by default.
  /// - Throws: What the encoder throws.
  public init(_ items: [Item], caption: String, encoder: PictureEncoder = .small) throws {
    gallery = Gallery(
      try items.flatMap { item in
        [
          Gallery.Item(
            try encoder.picture(
              item.overlay.image, alternativeText: "\(item.name), predicted \(item.prediction)"),
            title: item.name, details: [item.prediction], mark: item.isRight ? .right : .wrong),
          Gallery.Item(
            try encoder.picture(
              item.overlay.spotlit(),
              alternativeText: "The same picture; bright where it decided for \(item.prediction)"),
            title: "seen", details: []),
        ]
      }, caption: caption)
  }

  public var output: Output { gallery.output }
}
