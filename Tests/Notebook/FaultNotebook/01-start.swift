import Cuaderno

//: ## Start

let start = Cell("Start", amount) { amount in
  print("starting with", amount)
  return [amount, amount]
}
