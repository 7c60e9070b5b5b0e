import Drawing
import Testing

@Suite struct ThemeTests {
  static let themes = [Theme.light, .dark]

  @Test(arguments: themes) func textHasEnoughContrast(theme: Theme) {
    for role in [ColorRole.ink, .muted, .accent, .bad] {
      #expect(theme.color(role).contrast(with: theme.surface) >= 4.5)
    }
    for index in 0..<ColorRole.categoryCount {
      #expect(theme.color(ColorRole.categoryInk(index)).contrast(with: theme.surface) >= 4.5)
    }
  }

  @Test func darkMarksNeedNoOutline() {
    for color in Theme.dark.categories { #expect(color.contrast(with: Theme.dark.surface) >= 3) }
  }

  @Test func categoriesAreThoseOfOkabeAndIto() {
    #expect(
      Theme.light.categories.map(\.hex) == [
        "0072b2", "d55e00", "009e73", "cc79a7", "e69f00", "56b4e9", "000000", "f0e442",
      ])
  }

  @Test func categoriesBeginAnewAfterTheEighth() {
    #expect(Theme.light.color(ColorRole.category(9)) == Theme.light.color(ColorRole.category(1)))
    #expect(ColorRole.category(9).variable == "--category-2")
    #expect(ColorRole.categoryInk(0).variable == "--category-1-ink")
  }

  @Test func everyRoleIsDeclaredOnce() {
    #expect(Set(ColorRole.all.map(\.variable)).count == ColorRole.all.count)
    #expect(Theme.light.declarations.hasPrefix("--ink:#1b1d21;--muted:#5c626c;"))
  }
}
