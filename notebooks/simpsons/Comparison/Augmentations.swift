import Images

/// The changes of pictures that the notebook tries.
enum Augmentations {
  /// Half of the pictures mirrored.
  static let flips = Augmentation(horizontalFlip: true)

  /// Mirrored, turned, moved and scaled a little.
  static let affine = Augmentation(
    rotationRange: 10, widthShiftRange: 0.1, heightShiftRange: 0.1, zoomRange: 0.85...1.15,
    horizontalFlip: true)

  /// As ``affine``, with a gray square over a part of the picture.
  static let cutOut = Augmentation(
    rotationRange: 10, widthShiftRange: 0.1, heightShiftRange: 0.1, zoomRange: 0.85...1.15,
    horizontalFlip: true, cutOut: 0.35)

  /// Scaled more than ``affine``, in other light, and with a smaller square over it than ``cutOut``: a long training has time for
  /// so many changes.
  static let strong = Augmentation(
    rotationRange: 10, widthShiftRange: 0.1, heightShiftRange: 0.1, zoomRange: 0.8...1.2,
    channelShiftRange: 20, brightnessRange: 0.75...1.25, horizontalFlip: true, cutOut: 0.25)

  /// Darker and brighter.
  static let brightness = Augmentation(brightnessRange: 0.4...1.4)

  /// Moved to all sides.
  static let shifts = Augmentation(widthShiftRange: 0.2, heightShiftRange: 0.2)
}
