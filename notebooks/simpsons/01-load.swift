import Cuaderno

//: ## Load the pictures

let load = Cell("Load the pictures", pictureSource) { source in
  print("Reading from", source)
  metric("data", "stand-in")
  return [1, 2, 3]
}
