import Drawing

extension FigurePainter {
  func paint(_ extra: Extra) {
    switch extra {
    case .glasses(let radius, let rim, let weight): paintGlasses(radius, rim, weight)
    case .moustache(let color): paintMoustache(color)
    case .goatee(let color): paintGoatee(color)
    case .fullBeard(let color): paintFullBeard(color)
    case .muzzle: break  // It is beneath the mouth, which draws it.
    case .necklace(let color, let bead): paintNecklace(color, bead)
    case .earrings(let color):
      for side in [-1.0, 1] where side * pose.turn < 0.75 {
        shape(ellipse(side * (design.head.crown + 1) - aside(4), 29, 5, 6), color, outline: 2)
      }
    case .peakedCap(let color, let band): paintPeakedCap(color, band)
    case .wrinkles:
      let x = aside(15)
      for side in [-1.0, 1] {
        let outer = design.eyes.gap + design.eyes.radius
        line(
          bow(
            Point(x + side * outer * 0.5, design.eyes.radius + 3),
            Point(x + side * outer * 0.9, design.eyes.radius + 6),
            Point(x + side * outer, design.eyes.radius)), 1.6)
      }
    case .spots:
      for (x, y) in [(-14.0, -48.0), (4, -56), (17, -44), (-3, -40)] {
        canvas.fill(
          ellipse(x + aside(8), y * design.head.top / 70, 3.6, 2.6),
          design.skin.mixed(with: Color(0x8A5A2C), 0.5))
      }
    case .bow(let color): paintBow(color)
    case .cheeks(let color):
      for side in [-1.0, 1] { canvas.fill(ellipse(aside(12) + side * 26, 24, 7, 6), color) }
    case .scar:
      line(polygon((aside(12) + 24, 22), (aside(12) + 33, 27), closed: false), 2)
    }
  }

  private func paintGlasses(_ radius: Double, _ rim: Color, _ weight: Double) {
    let gap = design.eyes.gap + 2
    let x = aside(15)
    for side in [-1.0, 1] {
      let lens = Path(center: Point(x + side * gap, 1), radius: radius)
      canvas.fill(lens, Color.white.opacity(0.18))
      line(lens, weight + 2)
      line(lens, weight, rim)
      if side * pose.turn > 0.2 { continue }
      line(
        polygon(
          (x + side * (gap + radius), 0), (side * design.head.crown - aside(3), 2), closed: false),
        weight, rim)
    }
    line(bow(Point(x - gap + radius, 0), Point(x, -4), Point(x + gap - radius, 0)), weight, rim)
  }

  private func paintMoustache(_ color: Color) {
    let (x, y) = (aside(17), design.mouth.drop - 8)
    var path = bow(Point(x, y - 5), Point(x - 18, y - 10), Point(x - 25, y + 7))
    path.quadraticCurve(to: Point(x, y + 4), Point(x - 10, y + 9))
    path.quadraticCurve(to: Point(x + 25, y + 7), Point(x + 10, y + 9))
    path.quadraticCurve(to: Point(x, y - 5), Point(x + 18, y - 10))
    shape(path, color, outline: 2)
  }

  private func paintGoatee(_ color: Color) {
    let (x, y) = (aside(12), design.mouth.drop)
    let chin = design.head.chin
    var path = bow(Point(x - 19, y - 6), Point(x, y - 17), Point(x + 19, y - 6))
    path.line(to: Point(x + 15, chin - 6))
    path.quadraticCurve(to: Point(x - 15, chin - 6), Point(x, chin + 10))
    path.close()
    path.append(ellipse(x, y + 1, 13, 6))
    canvas.stroke(path, Self.outline, StrokeStyle(width: 1.8, join: .round))
    line(path, 7, color)
  }

  private func paintFullBeard(_ color: Color) {
    let (x, y) = (aside(8), design.mouth.drop)
    let (jaw, chin) = (design.head.jaw, design.head.chin)
    var dots = Path()
    for row in 0..<4 {
      for column in -3...3 {
        let place = Point(
          x + Double(column) * jaw * 0.24 + Double(row % 2) * 4,
          y + 5 + Double(row) * (chin - y - 8) / 4 + abs(Double(column)) * -3.5)
        dots.move(to: place)
        dots.line(to: place + Point(1.5, 4))
      }
    }
    line(dots, 2.2, color.mixed(with: Color(0x8A8272), 0.55))
  }

  private func paintNecklace(_ color: Color, _ bead: Double) {
    var beads = Path()
    let y = design.head.chin + 8
    for index in -3...3 {
      let share = Double(index) / 3
      beads.append(Path(center: Point(share * 19, y + 7 * (1 - share * share)), radius: bead))
    }
    shape(beads, color, outline: 1.8)
  }

  private func paintPeakedCap(_ color: Color, _ band: Color) {
    let (c, t) = (design.head.crown, design.head.top)
    let x = aside(5)
    var crown = Path()
    crown.move(to: Point(x - c - 2, -24))
    crown.curve(to: Point(x, -t - 26), Point(x - c - 16, -t - 12), Point(x - 26, -t - 26))
    crown.curve(to: Point(x + c + 2, -24), Point(x + 26, -t - 26), Point(x + c + 16, -t - 12))
    crown.close()
    shape(crown, color)
    shape(Path(Rectangle(x: x - c - 2, y: -34, width: 2 * c + 4, height: 13)), band)
    shape(ellipse(aside(14), -20, c * 0.75, 5.5), band.mixed(with: .black, 0.4))
    shape(Path(center: Point(aside(14), -t - 2), radius: 7), design.clothes.third, outline: 2)
  }

  private func paintBow(_ color: Color) {
    let y = design.head.chin + 12
    shape(polygon((-26, y - 12), (0, y), (26, y - 12), (26, y + 14), (0, y), (-26, y + 14)), color)
    shape(Path(center: Point(0, y), radius: 6), color)
  }
}
