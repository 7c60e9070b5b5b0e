import Cuaderno

//: ## After

let after = Cell("After", fault) { fault in
  print("after", fault)
  print(describeProcess())
}
