extension Starter {
  static let blankSources: [(name: String, text: String)] = [
    (
      "Parameters.swift",
      """
      import Cuaderno

      let count = Parameter(
        "count", default: 100, in: 1...1_000_000, help: "How many numbers to draw.")

      """
    ),
    (
      "01-beginning.swift",
      """
      import Cuaderno

      //: ## Beginning
      //:
      //: What is the question, and why does it matter? The mean of random numbers from 0 to 1 should be near
      //: one half.

      let beginning: Cell<[Double]> = Cell("Beginning", count) { count in
        var generator = Random.cell["numbers"].generator
        let numbers = (0..<count).map { _ in Double.random(in: 0..<1, using: &generator) }
        let mean = numbers.reduce(0, +) / Double(count)
        print("drew \\(count) numbers")

        //: Their mean is \\(mean).
        metric("mean", mean, keyFigure: "mean")
        return numbers
      }

      """
    ),
  ]
}
