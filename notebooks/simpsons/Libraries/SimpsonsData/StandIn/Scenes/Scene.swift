import Drawing
import Randomness

/// One picture: a character somewhere in a place, with company.
///
/// All is drawn by lot from the scene's own source, in canvas units, so that the same scene can be drawn larger or smaller.
struct Scene: Sendable {
  var design: CharacterDesign
  var source: RandomSource
  var difficulty: Double

  /// The size in units; one unit is one pixel of the picture at its full size.
  var size: Size {
    var random = source["size"].generator
    let short = Double.random(in: 90...220, using: &random).rounded()
    let ratio = Double.random(in: 1...1.45, using: &random)
    let long = min(320, (short * ratio).rounded())
    return Bool.random(using: &random) ? Size(long, short) : Size(short, long)
  }

  /// The quality of the JPEG.
  var quality: Int {
    var random = source["quality"].generator
    return Int.random(in: 62...94, using: &random)
  }

  /// Draws the scene.
  /// - Parameter scale: Pixels per unit.
  /// - Throws: `DrawingError`.
  func draw(scale: Double = 1) throws -> BitmapCanvas {
    // Without a background, pixels at the edge that the picture covers in part would be dark.
    let canvas = try BitmapCanvas(
      size: size, scale: scale, background: .color(.white), edges: .coarse)
    var random = source["scene"].generator
    Backdrop.draw(on: canvas, using: &random)
    drawCompany(on: canvas, using: &random)
    let place = drawMain(on: canvas, using: &random)
    drawForeground(on: canvas, around: place, using: &random)
    drawLight(on: canvas, using: &random)
    return canvas
  }

  private func chance(_ probability: Double, _ random: inout RandomSource.Generator) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }

  /// Others, smaller and further back.
  private func drawCompany(on canvas: BitmapCanvas, using random: inout RandomSource.Generator) {
    var count = 0
    while count < 3, chance(0.15 + 0.45 * difficulty, &random) { count += 1 }
    for _ in 0..<count {
      let other = Cast.characters[Int.random(in: 0..<Cast.characters.count, using: &random)]
      if other.name == design.name { continue }
      let share = Double.random(in: 0.14...(0.2 + 0.14 * difficulty), using: &random)
      let isLeft = Bool.random(using: &random)
      let x = Double.random(in: 0.02...0.26, using: &random)
      figure(
        other, share: share, x: isLeft ? x : 1 - x,
        y: Double.random(in: 0.3...0.62, using: &random), on: canvas, using: &random)
    }
  }

  /// The character that the picture is named after; returns the middle of the face.
  private func drawMain(on canvas: BitmapCanvas, using random: inout RandomSource.Generator)
    -> Point
  {
    let least = 0.5 - 0.25 * difficulty
    let share = Double.random(in: least...0.72, using: &random)
    let freedom = 0.06 + 0.22 * difficulty
    let x = 0.5 + Double.random(in: -freedom...freedom, using: &random)
    let y = 0.25 + share * 0.32 + Double.random(in: -freedom...freedom, using: &random) * 0.5
    var worn = design
    if chance(0.1 + 0.5 * difficulty, &random) {
      worn.clothes = Wardrobe.other(than: design.clothes, using: &random)
    }
    figure(worn, share: share, x: x, y: y, on: canvas, using: &random)
    return Point(x * size.width, y * size.height)
  }

  /// Draws a figure whose head takes `share` of the picture's height, its eyes at (`x`, `y`).
  private func figure(
    _ design: CharacterDesign, share: Double, x: Double, y: Double, on canvas: BitmapCanvas,
    using random: inout RandomSource.Generator
  ) {
    let pose = Pose(liveliness: 0.5 + difficulty, using: &random)
    let scale = share * size.height / (design.head.top + design.head.chin)
    let mirror = Bool.random(using: &random) ? -1.0 : 1
    let stretch = 1 + Double.random(in: -0.08...0.08, using: &random) * difficulty * 2
    canvas.transformed(
      .translation(x * size.width, y * size.height).scaled(scale * mirror * stretch, scale)
    ) {
      FigurePainter(canvas: canvas, design: design, pose: pose).paint()
    }
  }

  /// Things between the character and the eye.
  private func drawForeground(
    on canvas: BitmapCanvas, around face: Point, using random: inout RandomSource.Generator
  ) {
    if chance(0.15 + 0.2 * difficulty, &random) {
      Prop.table.draw(on: canvas, face, using: &random)
    }
    let props: [Prop] = [.post, .plant, .ball, .sign]
    if chance(0.5 * difficulty, &random) {
      let prop = props[Int.random(in: 0..<props.count, using: &random)]
      prop.draw(on: canvas, face, using: &random)
    }
  }

  /// Lays a veil of light or dark over everything.
  private func drawLight(on canvas: BitmapCanvas, using random: inout RandomSource.Generator) {
    let most = 0.12 + 0.5 * difficulty
    let amount = Double.random(in: 0...most, using: &random)
    let veils = [
      Color.black, Color(0x101848), Color.white, Color(0xFFB060), Color(0x60D0FF), Color(0x203010),
    ]
    let veil = veils[Int.random(in: 0..<veils.count, using: &random)]
    canvas.fill(
      Path(Rectangle(x: 0, y: 0, width: size.width, height: size.height)), veil.opacity(amount))
  }
}
