/// A formula in a small part of TeX, shown as MathML.
///
/// Known are scripts, fractions, roots, sums and other large operators, functions, Greek letters, relations, accents,
/// `\text`, alphabets, matrices, `cases` and `aligned`. Anything else throws, so that the page shows the source.
package struct Formula {
  private let source: String

  package init(_ source: String) { self.source = source }

  /// The formula as a `<math>` element, with its source as annotation.
  /// - Throws: ``FormulaError`` for what is not known.
  package func mathML(isDisplayed: Bool) throws(FormulaError) -> HTML {
    var parser = FormulaParser(source, isDisplayed: isDisplayed)
    let row = try parser.formula()
    let display: HTML = isDisplayed ? " display=\"block\"" : ""
    return
      "<math\(display)><semantics>\(row)<annotation encoding=\"application/x-tex\">\(source)</annotation></semantics></math>"
  }
}

/// Why a formula cannot be shown.
package struct FormulaError: Error, Equatable, CustomStringConvertible {
  package var reason: String
  package var formula: String

  package var description: String { "the formula “\(formula)” \(reason)" }
}
