import CImages
import Checks
import Foundation
import Tensor

/// One change of a picture, with every value decided; ``Augmentation`` draws them.
///
/// The order is that of Keras: one affine map (rotation, shift, shear, zoom, about the middle), then the shift of the
/// channels, the flips and the brightness; a cut-out comes last. The map is in the order (row, column), as the settings are
/// documented; Keras 3 exchanges the two on the way, so that there a shift of the height moves a picture sideways.
public struct PictureTransform: Sendable, Hashable {
  /// A square that is filled with gray.
  public struct CutOut: Sendable, Hashable {
    /// The middle of the square; parts beyond the picture's edge are lost.
    public var row: Int
    /// The column of the middle, counted from the left.
    public var column: Int
    /// In pixels.
    public var edge: Int

    /// A square about a pixel.
    public init(row: Int, column: Int, edge: Int) {
      self.row = row
      self.column = column
      self.edge = edge
    }
  }

  /// Degrees.
  public var rotation = 0.0
  /// Pixels.
  public var rowShift = 0.0
  /// Pixels.
  public var columnShift = 0.0
  /// Degrees.
  public var shear = 0.0
  /// The factor by which the height of what is seen grows.
  public var rowZoom = 1.0
  /// The factor by which the width of what is seen grows.
  public var columnZoom = 1.0
  /// What is added to all channels.
  public var channelShift = 0.0
  /// A factor; `nil` leaves the brightness.
  public var brightness: Double?
  /// Whether left and right change places.
  public var isFlippedHorizontally = false
  /// Whether top and bottom change places.
  public var isFlippedVertically = false
  /// The square that is filled with gray; `nil` fills none.
  public var cutOut: CutOut?
  /// What is put where a moved picture leaves pixels without a source.
  public var fillMode = Augmentation.FillMode.nearest
  /// For ``Augmentation/FillMode/constant``.
  public var fillValue: UInt8 = 0

  /// The change that changes nothing.
  public init() {}

  /// Changes a picture of shape `[height, width, channels]`.
  /// - Throws: ``ImageError`` without memory for it.
  public func apply(to picture: Tensor<UInt8>) throws -> Tensor<UInt8> {
    require(
      picture.rank == 3,
      "a picture must have the shape [height, width, channels], received \(picture.shape)")
    return try Tensor(shape: picture.shape) { output in
      try picture.withUnsafeBufferPointer { pixels in
        try apply(
          to: pixels, height: picture.shape[0], width: picture.shape[1], channels: picture.shape[2],
          output)
      }
    }
  }

  /// Where the pixel at (row, column) of the result comes from, as `row' = m[0] row + m[1] column + m[2]`,
  /// `column' = m[3] row + m[4] column + m[5]`; flips are included.
  package func matrix(height: Int, width: Int) -> [Double] {
    let (angle, slant) = (rotation * .pi / 180, shear * .pi / 180)
    // rotation * shift * shear * zoom, as Keras multiplies them.
    var (a, b) = (cos(angle), -cos(angle) * sin(slant) - sin(angle) * cos(slant))
    var (c, d) = (sin(angle), -sin(angle) * sin(slant) + cos(angle) * cos(slant))
    (a, c) = (a * rowZoom, c * rowZoom)
    (b, d) = (b * columnZoom, d * columnZoom)
    let rows = cos(angle) * rowShift - sin(angle) * columnShift
    let columns = sin(angle) * rowShift + cos(angle) * columnShift
    // About the middle of the picture.
    let (middleRow, middleColumn) = (Double(height) / 2 - 0.5, Double(width) / 2 - 0.5)
    var e = rows + middleRow - a * middleRow - b * middleColumn
    var f = columns + middleColumn - c * middleRow - d * middleColumn
    if isFlippedHorizontally {
      let last = Double(width - 1)
      (e, f) = (e + b * last, f + d * last)
      (b, d) = (-b, -d)
    }
    if isFlippedVertically {
      let last = Double(height - 1)
      (e, f) = (e + a * last, f + c * last)
      (a, c) = (-a, -c)
    }
    return [a, b, e, c, d, f]
  }
}
