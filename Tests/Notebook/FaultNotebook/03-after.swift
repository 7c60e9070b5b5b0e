import Cuaderno

//: ## After

let after = Cell("After", fault, runsAlone: true) { fault in
  print("after", fault)
  print(describeProcess())
}
