import Display
import Foundation
import RunRecord

/// What the cells of the sample show.
extension SampleRun {
  static let table = Table(
    columns: [
      Table.Column("Character"), Table.Column("Precision", digits: 2, best: .highest),
      Table.Column("Loss", digits: 3, best: .lowest), Table.Column("Share"),
      Table.Column("Pictures"),
    ],
    rows: [
      ["Bart", 0.91, 0.25, .percent(0.5), 1342], ["Lisa", 0.875, 0.31, .percent(0.125), 1354],
      [.text(hostile), .empty, .number(.nan), .percent(0.0625), 12],
    ],
    caption: "Precision per character. The best value of each column is **bold**.")

  /// As many columns as a page of paper just holds.
  static let wideTable = Table(
    columns: [
      .init("Trial"), .init("Parameters"), .init("Pictures/s", digits: 0), .init("Epochs"),
      .init("Seconds", digits: 1), .init("Validation, n\u{A0}=\u{A0}804", best: .highest),
      .init("Hold-out, n\u{A0}=\u{A0}1,611", best: .highest), .init("95\u{A0}% interval"),
      .init("p"), .init("Test, n\u{A0}=\u{A0}890", best: .highest),
      .init("Macro F1", digits: 3, best: .highest),
    ],
    rows: [
      ["baseline", 2_941_742, 1523, 8, 22.4, .percent(0.701), .percent(0.664)]
        + ["64.1\u{A0}to\u{A0}68.7", "", .percent(0.744), 0.651],
      ["RMSprop, learning rate 0.001", 2_941_742, 1498, 8, 22.9, .percent(0.689), .percent(0.66)]
        + ["63.7\u{A0}to\u{A0}68.3", "0.7120", .percent(0.74), 0.648],
    ], caption: "Side by side.")

  static func figure(isHeadline: Bool) -> Figure {
    let text =
      "<g fill=\"var(--muted,#5c626c)\" transform=\"scale(.02)\"><use href=\"#gq1\" x=\"900\" y=\"15000\"/></g>"
    let svg = """
      <svg width="760" height="320" viewBox="0 0 760 320"><clipPath id="FIGURE-c0"><path d="M40 10H750V290H40Z"/></clipPath>\
      <path fill="none" stroke="var(--grid,#e1e4e8)" d="M40 80H750M40 150H750M40 220H750"/>\
      <g clip-path="url(#FIGURE-c0)"><path fill="none" stroke="var(--category-1,#0072b2)" stroke-width="2" d="M40 280L160 180L280 120L400 90L520 70L640 60L750 55"/>\
      <path fill="none" stroke="var(--category-2,#d55e00)" stroke-width="2" stroke-dasharray="6 4" d="M40 285L160 200L280 150L400 140L520 132L640 135L750 130"/></g>\
      <path fill="none" stroke="var(--ink,#1b1d21)" d="M40 290H750"/>\(text)</svg>
      """
    return Figure(
      svg: svg, glyphs: ["gq1": "M0 0L300 -700L600 0Z"], width: 760, height: 320,
      alternativeText: "Accuracy rises from 0.43 to 0.87 in seven epochs. \(hostile)",
      caption:
        "Accuracy per epoch, training and validation (dashed). The best epoch is the *sixth*.",
      data: table, isHeadline: isHeadline)
  }

  static let gallery: Gallery = {
    let items = (0..<9).map { index -> Gallery.Item in
      let gray = UInt8(40 + index * 20)
      let picture = SamplePicture.picture(
        edge: 64, gray: gray, alternativeText: "Picture \(index)")
      let mark: Gallery.Item.Mark = index % 3 == 0 ? .right : .wrong
      return Gallery.Item(
        picture, title: index == 0 ? hostile : "Principal Skinner",
        details: ["taken for Moe Szyslak", "98.\(index) %"], mark: mark)
    }
    return Gallery(
      items, edge: 96, caption: "The most confident errors first.", groups: [2, 7])
  }()
}
