import Checks

/// How far pictures are changed at random while a network trains, with the settings and the order of Keras'
/// `ImageDataGenerator`.
///
/// By default nothing is changed. All happens on pixels from 0 to 255, before they are scaled.
///
/// ```swift
/// let augmentation = Augmentation(
///   rotationRange: 10, widthShiftRange: 0.1, heightShiftRange: 0.1, zoomRange: 0.9...1.1, horizontalFlip: true)
/// ```
public struct Augmentation: Sendable, Codable, Hashable {
  /// What is put where a moved picture leaves pixels without a source.
  public enum FillMode: String, Sendable, Codable, CaseIterable {
    /// ``Augmentation/fillValue``.
    case constant
    /// The nearest pixel of the edge: `aaaa|abcd|dddd`.
    case nearest
    /// The picture mirrored: `dcba|abcd|dcba`.
    case reflect
    /// The picture's other side: `abcd|abcd|abcd`.
    case wrap
  }

  /// Degrees: the angle is uniform from minus to plus this.
  public var rotationRange: Double
  /// To the side, uniform from minus to plus this: a share of the width below 1, pixels from 1 on.
  public var widthShiftRange: Double
  /// Up and down: a share of the height below 1, pixels from 1 on.
  public var heightShiftRange: Double
  /// Degrees: the angle of shearing is uniform from minus to plus this.
  public var shearRange: Double
  /// The factors by which height and width of what is seen grow, each drawn separately; `0.9...1.1` is Keras' `zoom_range` 0.1.
  public var zoomRange: ClosedRange<Double>
  /// The same random amount, up to plus or minus this, is added to all channels.
  public var channelShiftRange: Double
  /// The factor of brightness; `nil` leaves it.
  public var brightnessRange: ClosedRange<Double>?
  /// Whether half of the pictures are mirrored left to right.
  public var horizontalFlip: Bool
  /// Whether half of the pictures are turned upside down.
  public var verticalFlip: Bool
  /// What is put where a moved picture leaves pixels without a source.
  public var fillMode: FillMode
  /// For ``FillMode/constant``.
  public var fillValue: UInt8
  /// The edge of a square at a random place that is filled with gray, as a share of the picture's shorter edge; 0 cuts
  /// nothing out (DeVries and Taylor, "Improved regularization of convolutional neural networks with cutout", 2017).
  public var cutOut: Double

  /// An augmentation with the given ranges; what is left out is not changed.
  public init(
    rotationRange: Double = 0, widthShiftRange: Double = 0, heightShiftRange: Double = 0,
    shearRange: Double = 0, zoomRange: ClosedRange<Double> = 1...1, channelShiftRange: Double = 0,
    brightnessRange: ClosedRange<Double>? = nil, horizontalFlip: Bool = false,
    verticalFlip: Bool = false, fillMode: FillMode = .nearest, fillValue: UInt8 = 0,
    cutOut: Double = 0
  ) {
    require(zoomRange.lowerBound > 0, "zoom factors must be above 0, received \(zoomRange)")
    require(
      (0...1).contains(cutOut),
      "a cutout must be from 0 to 1 of the shorter edge, received \(cutOut)")
    self.rotationRange = rotationRange
    self.widthShiftRange = widthShiftRange
    self.heightShiftRange = heightShiftRange
    self.shearRange = shearRange
    self.zoomRange = zoomRange
    self.channelShiftRange = channelShiftRange
    self.brightnessRange = brightnessRange
    self.horizontalFlip = horizontalFlip
    self.verticalFlip = verticalFlip
    self.fillMode = fillMode
    self.fillValue = fillValue
    self.cutOut = cutOut
  }

  /// Draws one change for a picture of the given size.
  public func transform(
    height: Int, width: Int, using generator: inout some RandomNumberGenerator
  ) -> PictureTransform {
    func symmetric(_ range: Double) -> Double {
      range == 0 ? 0 : Double.random(in: -range...range, using: &generator)
    }
    func shift(_ range: Double, _ edge: Int) -> Double {
      symmetric(range) * (range < 1 ? Double(edge) : 1)
    }
    func uniform(_ range: ClosedRange<Double>) -> Double {
      range.lowerBound == range.upperBound
        ? range.lowerBound : Double.random(in: range, using: &generator)
    }
    var result = PictureTransform()
    result.rotation = symmetric(rotationRange)
    result.rowShift = shift(heightShiftRange, height)
    result.columnShift = shift(widthShiftRange, width)
    result.shear = symmetric(shearRange)
    result.rowZoom = uniform(zoomRange)
    result.columnZoom = uniform(zoomRange)
    result.isFlippedHorizontally = horizontalFlip && Bool.random(using: &generator)
    result.isFlippedVertically = verticalFlip && Bool.random(using: &generator)
    result.channelShift = symmetric(channelShiftRange)
    result.brightness = brightnessRange.map(uniform)
    if cutOut > 0 {
      result.cutOut = PictureTransform.CutOut(
        row: Int.random(in: 0..<height, using: &generator),
        column: Int.random(in: 0..<width, using: &generator),
        edge: Int((cutOut * Double(min(height, width))).rounded()))
    }
    result.fillMode = fillMode
    result.fillValue = fillValue
    return result
  }
}
