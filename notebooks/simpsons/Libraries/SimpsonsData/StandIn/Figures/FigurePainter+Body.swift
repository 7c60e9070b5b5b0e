import Drawing

extension FigurePainter {
  private var neck: Double { design.head.chin - 12 }
  private var shoulder: Double { design.head.chin + 16 }

  func paintBody() {
    let clothes = design.clothes
    let bare = clothes.cut == .dress
    paintArm(1)
    let width = min(17, design.head.jaw * 0.55)
    shape(
      Path(Rectangle(x: -width, y: neck - 10, width: 2 * width, height: 44), cornerRadius: 6),
      design.skin)
    let trunk = self.trunk
    shape(trunk, bare ? design.skin : clothes.main)
    // Clipping to a path is slow, so only what would stand out on both sides is clipped.
    if [.dress, .uniform, .jumpsuit, .sweater].contains(clothes.cut) {
      canvas.clipped(to: trunk) { paintFront() }
      line(trunk)
    } else {
      paintFront()
    }
    if !bare { paintCollar() }
    paintArm(-1)
  }

  private var trunk: Path {
    let girth = design.clothes.girth
    let top = shoulder - 6
    var path = Path()
    path.move(to: Point(-15, top))
    path.curve(
      to: Point(-girth, top + 34), Point(-girth * 0.7, top + 2), Point(-girth, top + 12))
    path.curve(
      to: Point(-girth * 1.08, Self.foot), Point(-girth * 0.98, top + 90),
      Point(-girth * 1.15, top + 120))
    path.line(to: Point(girth * 1.08, Self.foot))
    path.curve(
      to: Point(girth, top + 34), Point(girth * 1.15, top + 120), Point(girth * 0.98, top + 90))
    path.curve(to: Point(15, top), Point(girth, top + 12), Point(girth * 0.7, top + 2))
    path.close()
    return path
  }

  /// What is seen on the breast, within the trunk.
  private func paintFront() {
    let clothes = design.clothes
    let y = shoulder
    switch clothes.cut {
    case .shirt: break
    case .dress:
      var gown = bow(Point(-90, y + 8), Point(0, y + 42), Point(90, y + 8))
      gown.line(to: Point(90, Self.foot))
      gown.line(to: Point(-90, Self.foot))
      gown.close()
      shape(gown, clothes.main)
    case .polo:
      line(polygon((0, y), (0, y + 60), closed: false), 1.6)
      shape(
        Path(Rectangle(x: 14, y: y + 34, width: 17, height: 15)), clothes.third, outline: 1.5)
    case .suit:
      shape(polygon((-16, y - 12), (16, y - 12), (0, y + 92)), clothes.second, outline: 2)
      shape(
        polygon((-6, y), (6, y), (9, y + 60), (0, y + 74), (-9, y + 60)), clothes.third, outline: 2)
      line(polygon((0, y + 92), (0, Self.foot), closed: false), 2)
      for side in [-1.0, 1] {
        line(
          polygon((side * 18, y - 10), (side * 30, y + 22), (side * 4, y + 84), closed: false), 2)
      }
    case .vest:
      shape(
        polygon(
          (-20, y - 14), (20, y - 14), (12, y + 60), (16, Self.foot), (-16, Self.foot),
          (-12, y + 60)),
        clothes.second, outline: 2)
    case .uniform:
      shape(
        polygon((-6, y - 4), (6, y - 4), (8, y + 62), (0, y + 74), (-8, y + 62)), clothes.second,
        outline: 2)
      shape(
        polygon(
          (-38, y + 24), (-29, y + 29), (-20, y + 24), (-22, y + 40), (-29, y + 47), (-36, y + 40)),
        clothes.third, outline: 2)
      shape(Path(Rectangle(x: -120, y: y + 130, width: 240, height: 16)), clothes.third)
    case .apron:
      shape(
        Path(Rectangle(x: -26, y: y + 34, width: 52, height: 240), cornerRadius: 5), clothes.second)
      for side in [-1.0, 1] {
        line(polygon((side * 24, y + 36), (side * 16, y - 8), closed: false), 4, clothes.second)
      }
      shape(polygon((-7, y - 2), (7, y - 2), (5, y + 12), (-5, y + 12)), clothes.third, outline: 2)
    case .sweater:
      line(polygon((-90, y + 150), (90, y + 150), closed: false), 3)
    case .jumpsuit:
      line(polygon((0, y), (0, Self.foot), closed: false), 2)
      for row in 0..<4 {
        let top = y + 26 + Double(row) * 34
        canvas.fill(Path(Rectangle(x: -90, y: top, width: 180, height: 12)), clothes.second)
      }
    }
  }

  private func paintCollar() {
    let clothes = design.clothes
    let y = shoulder - 10
    guard clothes.cut != .shirt && clothes.cut != .jumpsuit else {
      line(bow(Point(-16, y + 3), Point(0, y + 16), Point(16, y + 3)), 3)
      return
    }
    let color =
      clothes.cut == .polo
      ? clothes.second : clothes.cut == .uniform ? clothes.main : clothes.second
    for side in [-1.0, 1] {
      shape(
        polygon((side * 17, y), (side * 22, y + 15), (side * 6, y + 22), (0, y + 8)), color,
        outline: 2)
    }
  }

  /// The arm on the right side (1) or on the left (-1): a sleeve, a forearm and a hand.
  private func paintArm(_ side: Double) {
    let clothes = design.clothes
    let arm = pose.arms[side < 0 ? 0 : 1]
    let thick = 13 + clothes.girth * 0.16
    let start = Point(side * (clothes.girth - thick * 0.45), shoulder + 26)
    func limb(_ from: Point, _ degrees: Double, _ length: Double) -> Point {
      from + Transform.rotation(degrees: -side * degrees).apply(Point(0, length))
    }
    let elbow = limb(start, arm.upper, 54)
    let hand = limb(elbow, arm.lower, 50)
    let isLong = [.suit, .sweater, .vest, .jumpsuit].contains(clothes.cut)
    let sleeve = clothes.cut == .vest ? clothes.second : clothes.main
    var whole = polygon((start.x, start.y), (elbow.x, elbow.y), (hand.x, hand.y), closed: false)
    line(whole, thick + 5)
    line(whole, thick, isLong ? sleeve : design.skin)
    shape(Path(center: hand, radius: thick * 0.62), design.skin)
    guard !isLong, clothes.cut != .dress else { return }
    let middle = limb(start, arm.upper, 34)
    whole = Path(from: start, to: middle)
    line(whole, thick + 9)
    line(whole, thick + 4, sleeve)
  }
}
