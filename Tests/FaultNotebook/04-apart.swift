import Cuaderno

//: ## Apart

let apart = Cell("Apart", start) { start in
  metric("apart", start.count)
}
