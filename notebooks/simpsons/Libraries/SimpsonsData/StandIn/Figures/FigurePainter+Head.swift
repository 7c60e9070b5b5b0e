import Drawing

extension FigurePainter {
  func paintHead() {
    let head = design.head
    for side in [-1.0, 1] where side * pose.turn < 0.75 {
      let x = side * (head.crown - 1) - aside(4)
      shape(ellipse(x, 14, 8, 10), design.skin)
      line(bow(Point(x - 3 * side, 11), Point(x + 4 * side, 10), Point(x + 2 * side, 18)), 1.5)
    }
    shape(outlineOfHead, design.skin)
  }

  /// The outline of the head, clockwise from the left side.
  private var outlineOfHead: Path {
    let head = design.head
    let (c, j, t, b, f) = (head.crown, head.jaw, head.top, head.chin, head.flatness)
    var path = Path()
    path.move(to: Point(-c, 0))
    path.curve(to: Point(0, -t), Point(-c, -t * f), Point(-c * f, -t))
    path.curve(to: Point(c, 0), Point(c * f, -t), Point(c, -t * f))
    path.curve(to: Point(j, b * 0.65), Point(c, b * 0.3), Point(j, b * 0.4))
    path.curve(to: Point(0, b), Point(j, b * 0.92), Point(j * 0.6, b))
    path.curve(to: Point(-j, b * 0.65), Point(-j * 0.6, b), Point(-j, b * 0.92))
    path.curve(to: Point(-c, 0), Point(-j, b * 0.4), Point(-c, b * 0.3))
    path.close()
    return path
  }

  func paintEyes() {
    let eyes = design.eyes
    let radius = eyes.radius
    // The eye that turns away is drawn first, so that the near one covers it.
    for side in pose.turn < 0 ? [-1.0, 1] : [1.0, -1] {
      let center = Point(aside(15) + side * eyes.gap * (1 - 0.15 * abs(pose.turn)), 0)
      let ball = Path(center: center, radius: radius)
      canvas.fill(ball, .white)
      let reach = radius * 0.5
      canvas.fill(
        ellipse(
          center.x + (pose.gaze.x * 0.7 + pose.turn * 0.3) * reach, center.y + pose.gaze.y * reach,
          2.8, 3.2), Self.outline)
      paintLid(center, radius)
      line(ball)
      paintLashes(center, radius, side)
    }
  }

  private func paintLid(_ center: Point, _ radius: Double) {
    let closed = max(design.eyes.lids, pose.blink)
    guard closed > 0.05 else { return }
    // The angle at which the edge of the lid meets the ball.
    let angle = 90 * (1 - closed * 2 * 0.98)
    var lid = Path()
    lid.addArc(center: center, radius: radius, from: 180 + angle, to: 360 - angle)
    lid.close()
    shape(lid, design.eyes.shadow ?? design.skin.mixed(with: .black, 0.08), outline: 1.8)
  }

  private func paintLashes(_ center: Point, _ radius: Double, _ side: Double) {
    let count = design.eyes.lashes
    guard count > 0 else { return }
    var path = Path()
    for index in 0..<count {
      let turn = Transform.rotation(
        degrees: (Double(index) - Double(count - 1) / 2) * 20 + side * 14)
      path.move(to: center + turn.apply(Point(0, -radius)))
      path.line(to: center + turn.apply(Point(0, -radius - 9)))
    }
    line(path, 2.8)
  }

  func paintBrows() {
    let brows = design.brows
    guard brows.weight > 0 else { return }
    let (gap, radius) = (design.eyes.gap, design.eyes.radius)
    let y = -radius - 7
    let slant = brows.slant + pose.frown
    let inner = brows.areJoined ? 1.0 : gap - radius * 0.7
    for side in [-1.0, 1] {
      let x = aside(15)
      line(
        bow(
          Point(x + side * inner, y + slant), Point(x + side * gap, y - 3),
          Point(x + side * (gap + radius * 0.9), y - slant * 0.5)), brows.weight, brows.color)
    }
  }

  func paintNose() {
    let y = design.eyes.radius + 3
    let x = aside(22)
    let side = pose.turn < 0 ? -1.0 : 1
    switch design.nose {
    case .round(let radius): shape(ellipse(x, y, radius * 0.9, radius * 0.75), design.skin)
    case .long(let length): shape(ellipse(x, y + length * 0.4, length * 0.55, length), design.skin)
    case .ball(let color, let radius):
      shape(Path(center: Point(x, y), radius: radius), color)
      canvas.fill(ellipse(x - radius * 0.35, y - radius * 0.4, 3, 2.4), Color.white.opacity(0.8))
    case .snout:
      shape(ellipse(x, y + 1, 12, 9), design.skin)
      canvas.fill(ellipse(x - 4, y + 3, 2, 2.6), Self.outline)
      canvas.fill(ellipse(x + 4, y + 3, 2, 2.6), Self.outline)
    case .hooked:
      var path = bow(Point(x - side * 6, 2), Point(x + side * 26, y), Point(x + side * 15, y + 22))
      path.quadraticCurve(to: Point(x - side * 7, y + 8), Point(x + side * 8, y + 12))
      shape(path, design.skin)
    }
  }

  func paintMouth() {
    let mouth = design.mouth
    if case .muzzle(let color)? = design.extras.first(where: \.isMuzzle) {
      shape(
        ellipse(aside(8), mouth.drop + 4, design.head.jaw * 0.9, design.head.chin - mouth.drop + 1),
        color, outline: 1.8)
    }
    let (x, y, half) = (aside(12), mouth.drop, mouth.width / 2)
    let smile = (mouth.smile + pose.mood) * 9
    let (left, right) = (Point(x - half, y - smile / 2), Point(x + half, y - smile / 2))
    var path = bow(left, Point(x, y + smile), right)
    let opening = pose.speech * 20
    if opening > 4 {
      path.quadraticCurve(to: left, Point(x, y + smile + opening * 2))
      path.close()
      canvas.fill(path, Color(0x6E1F22))
      canvas.fill(
        ellipse(x, y + smile * 0.7 + opening * 0.72, half * 0.4, opening * 0.24), Color(0xD8676A))
      if mouth.showsTeeth {
        var teeth = bow(left, Point(x, y + smile), right)
        teeth.quadraticCurve(to: left, Point(x, y + smile + 9))
        teeth.close()
        canvas.fill(teeth, .white)
      }
    } else if mouth.showsTeeth {
      path.quadraticCurve(to: left, Point(x, y + smile + 11))
      path.close()
      canvas.fill(path, .white)
    }
    if let lips = mouth.lips { line(path, 6, lips) }
    line(path, mouth.lips == nil ? 2.5 : 1.5)
  }
}

extension Extra {
  fileprivate var isMuzzle: Bool {
    if case .muzzle = self { true } else { false }
  }
}
