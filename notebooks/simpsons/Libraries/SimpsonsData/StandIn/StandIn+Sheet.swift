import Drawing

extension StandIn {
  /// All 18 characters side by side in label order, as a PNG file.
  ///
  /// The README's picture is made by `CUADERNO_CHARACTERS=.github/images/characters.png` and the test of this function.
  ///
  /// - Parameter scale: Pixels per unit, of which the sheet is 960 wide; 1 by default.
  /// - Throws: `DrawingError`.
  public static func sheet(scale: Double = 1) throws -> [UInt8] {
    let (columns, width, height) = (6, 160.0, 180.0)
    let rows = (Cast.characters.count + columns - 1) / columns
    let canvas = try BitmapCanvas(
      size: Size(Double(columns) * width, Double(rows) * height), scale: scale)
    let walls: [UInt32] = [0xCFE5F2, 0xF6E3D0, 0xDDEBD3, 0xE9DDF0, 0xF7EBC4, 0xD8E8E4]
    for (index, design) in Cast.characters.enumerated() {
      let cell = Rectangle(
        x: Double(index % columns) * width, y: Double(index / columns) * height, width: width,
        height: height)
      canvas.clipped(to: Path(cell)) {
        canvas.fill(Path(cell), Color(walls[(index + index / columns) % walls.count]))
        let pose = Pose(
          tilt: index % 2 == 0 ? -3 : 3, turn: index % 2 == 0 ? 0.35 : -0.35, gaze: (x: 0.2, y: 0),
          speech: index % 3 == 1 ? 0.5 : 0, mood: 0.2)
        // A tower of hair needs room above.
        let isTall = design.hair.back.contains { if case .tower = $0 { true } else { false } }
        let place = Transform.translation(cell.midX, cell.y + (isTall ? 124 : 92))
        canvas.transformed(place.scaled(isTall ? 0.62 : 0.74)) {
          FigurePainter(canvas: canvas, design: design, pose: pose).paint()
        }
      }
    }
    return try canvas.png()
  }
}
