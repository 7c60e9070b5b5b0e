import Cuaderno

//: ## Apart

let apart = Cell("Apart", start, world) { start, _ in
  metric("apart", start.count)
  metric("total", start.reduce(0, +), better: .higher)
  for (name, part) in zip(["first", "second"], start) { metric("part", part, of: name) }
}
