/// A formula in a small part of TeX, shown as MathML.
///
/// Known are scripts, fractions, roots, sums and other large operators, functions, Greek letters, relations, accents,
/// `\text`, alphabets, matrices, `cases` and `aligned`. Anything else throws, so that the page shows the source.
struct Formula {
  private let source: String

  init(_ source: String) { self.source = source }

  /// The formula as a `<math>` element, with its source as annotation.
  /// - Throws: ``FormulaError`` for what is not known.
  func mathML(isDisplayed: Bool) throws(FormulaError) -> HTML {
    var parser = FormulaParser(source, isDisplayed: isDisplayed)
    let row = try parser.formula()
    let display: HTML = isDisplayed ? " display=\"block\"" : ""
    return
      "<math\(display)><semantics>\(row)<annotation encoding=\"application/x-tex\">\(source)</annotation></semantics></math>"
  }
}

/// Why a formula cannot be shown.
struct FormulaError: Error, Equatable, CustomStringConvertible {
  var reason: String
  var formula: String

  var description: String { "the formula “\(formula)” \(reason)" }
}
