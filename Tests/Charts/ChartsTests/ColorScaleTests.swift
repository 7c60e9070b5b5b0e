import Charts
import Drawing
import Testing

@Suite struct ColorScaleTests {
  @Test func viridisGoesFromVioletToYellow() {
    let scale = ColorScale.sequential(domain: 0...10)
    #expect(scale.paint(0) == .color(Color(0x440154)))
    #expect(scale.paint(10) == .color(Color(0xFDE725)))
    #expect(scale.paint(99) == scale.paint(10))
  }

  @Test(arguments: [ColorMap.viridis, .cividis, .grays]) func lightnessGrowsEvenly(map: ColorMap) {
    let luminances = (0...20).map { map.color(at: Double($0) / 20).luminance }
    #expect(zip(luminances, luminances.dropFirst()).allSatisfy { $0 < $1 })
  }

  @Test func textIsDarkOnLightCells() {
    let scale = ColorScale.sequential(.grays, domain: 0...1)
    #expect(scale.textPaint(0) == .color(.white))
    #expect(scale.textPaint(1) == .color(Theme.light.ink))
    // 0.46 has the luminance 0.179, where both contrasts are equal.
    #expect(scale.textPaint(0.45) == .color(.white))
    #expect(scale.textPaint(0.47) == .color(Theme.light.ink))
  }

  @Test func textOnARoleIsReadableOnBothPages() {
    for role in [ColorRole.bad, .muted, .accent] {
      let scale = ColorScale.intensity(of: role, domain: 0...1)
      for step in 0...20 {
        let value = Double(step) / 20
        for theme in [Theme.light, .dark] {
          let cell = theme.color(scale.paint(value)).over(theme.surface)
          let contrast = cell.contrast(with: theme.color(scale.textPaint(value)))
          #expect(contrast >= 4.5, "\(role) \(value)")
        }
      }
    }
  }

  @Test func divergingScalesHaveTheirMiddleInTheMiddle() {
    let scale = ColorScale.diverging(reach: 2)
    #expect(scale.share(of: 0) == 0.5 && scale.domain == -2...2)
    #expect(scale.share(of: .nan) == 0)
  }
}
