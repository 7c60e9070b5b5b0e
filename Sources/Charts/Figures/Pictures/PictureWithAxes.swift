import Charts
import Display
import Drawing

/// One picture with pixel axes, and the values of its pixels as a color bar.
public struct PictureWithAxes: Displayable, Sendable {
  /// The pixels to show.
  public var image: PixelImage
  /// What the picture is of, for the title.
  public var name: String

  /// Shows a picture with its name.
  public init(_ image: PixelImage, name: String) {
    self.image = image
    self.name = name
  }

  /// Shows one of several pictures with the name of its class.
  public init(_ pictures: LabeledPictures, at index: Int) {
    self.init(pictures.image(index), name: pictures.name(index))
  }

  public var output: Output { chart.output }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    let shape = "\(image.height) × \(image.width) × \(image.channels)"
    return Chart(
      "\(name), \(shape)",
      alternativeText: "A picture of \(name) as \(shape) values from 0 to 1, with pixel axes.",
      data: table, width: 430, height: .aspect(Double(image.width) / Double(image.height)),
      colorBar: ColorBar(.sequential(.grays, domain: 0...1), title: "value"),
      x: Axis("column"), y: Axis("row", isReversed: true)
    ) {
      ImageMark(image)
    }
  }

  /// Range and mean of each channel.
  private var table: Table {
    let names = image.channels == 1 ? ["gray"] : ["red", "green", "blue", "opacity"]
    return Table(
      columns: [
        Table.Column("channel"), Table.Column("least", digits: 3), Table.Column("mean", digits: 3),
        Table.Column("greatest", digits: 3),
      ],
      rows: (0..<image.channels).map { channel in
        let values = stride(from: channel, to: image.pixels.count, by: image.channels).map {
          Double(image.pixels[$0]) / 255
        }
        return [
          .text(names[channel]), .number(values.min() ?? 0),
          .number(values.reduce(0, +) / Double(max(values.count, 1))), .number(values.max() ?? 0),
        ]
      })
  }
}
