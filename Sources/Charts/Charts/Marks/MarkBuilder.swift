/// Lets the layers of a chart be written one below the other, with `if` and `for`.
@resultBuilder public enum MarkBuilder {
  /// Takes one mark, the marks of a group, or a list of marks.
  public static func buildExpression(_ mark: some Mark) -> [any Mark] { [mark] }
  /// Takes one mark, the marks of a group, or a list of marks.
  public static func buildExpression(_ group: some MarkGroup) -> [any Mark] { group.marks }
  /// Takes one mark, the marks of a group, or a list of marks.
  public static func buildExpression(_ marks: [any Mark]) -> [any Mark] { marks }
  /// Joins the layers in the order in which they are drawn.
  public static func buildBlock(_ parts: [any Mark]...) -> [any Mark] { parts.flatMap { $0 } }
  /// Allows `if` without `else`.
  public static func buildOptional(_ part: [any Mark]?) -> [any Mark] { part ?? [] }
  /// Allows `if` with `else`, and `switch`.
  public static func buildEither(first part: [any Mark]) -> [any Mark] { part }
  /// Allows `if` with `else`, and `switch`.
  public static func buildEither(second part: [any Mark]) -> [any Mark] { part }
  /// Allows `for`.
  public static func buildArray(_ parts: [[any Mark]]) -> [any Mark] { parts.flatMap { $0 } }
}
