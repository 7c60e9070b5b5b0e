extension Theme {
  /// The CSS declarations of all roles, as in `--ink:#1b1d21;--muted:#5c626c;`.
  public var declarations: String {
    ColorRole.all.map { "\($0.variable):#\(color($0).hex);" }.joined()
  }

  /// CSS for a standalone SVG file: light colors, or dark ones where the system prefers them.
  public static let standaloneCSS =
    ":root{\(light.declarations)background:#\(light.surface.hex)}"
    + "@media (prefers-color-scheme:dark){:root{\(dark.declarations)background:#\(dark.surface.hex)}}"
}
