/// Lets the layers of a chart be written one below the other, with `if` and `for`.
@resultBuilder public enum MarkBuilder {
  public static func buildExpression(_ mark: some Mark) -> [any Mark] { [mark] }
  public static func buildExpression(_ group: some MarkGroup) -> [any Mark] { group.marks }
  public static func buildExpression(_ marks: [any Mark]) -> [any Mark] { marks }
  public static func buildBlock(_ parts: [any Mark]...) -> [any Mark] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [any Mark]?) -> [any Mark] { part ?? [] }
  public static func buildEither(first part: [any Mark]) -> [any Mark] { part }
  public static func buildEither(second part: [any Mark]) -> [any Mark] { part }
  public static func buildArray(_ parts: [[any Mark]]) -> [any Mark] { parts.flatMap { $0 } }
}
