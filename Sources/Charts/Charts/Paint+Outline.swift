import Drawing

extension Paint {
  /// Whether a mark of this paint is hard to see on a light page: under 3:1. It then needs an outline.
  var isFaintOnLight: Bool {
    Theme.light.color(self).over(Theme.light.surface).contrast(with: Theme.light.surface) < 3
  }
}
