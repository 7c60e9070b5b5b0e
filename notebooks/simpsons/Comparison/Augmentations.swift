import Images

/// The augmentations that the notebook tries.
enum Augmentations {
  /// Half of the pictures mirrored.
  static let flips = Augmentation(horizontalFlip: true)

  /// Mirrored, rotated, moved, and scaled a little, with a gray square over part of the picture.
  static let cutOut = Augmentation(
    rotationRange: 10, widthShiftRange: 0.1, heightShiftRange: 0.1, zoomRange: 0.85...1.15,
    horizontalFlip: true, cutOut: 0.35)

  /// Scaled more than ``cutOut``, with changed lighting and a smaller square: a long training has time
  /// for this much variety.
  static let strong = Augmentation(
    rotationRange: 10, widthShiftRange: 0.1, heightShiftRange: 0.1, zoomRange: 0.8...1.2,
    channelShiftRange: 20, brightnessRange: 0.75...1.25, horizontalFlip: true, cutOut: 0.25)

  /// Darker and brighter.
  static let brightness = Augmentation(brightnessRange: 0.4...1.4)

  /// Moved in all directions.
  static let shifts = Augmentation(widthShiftRange: 0.2, heightShiftRange: 0.2)
}
