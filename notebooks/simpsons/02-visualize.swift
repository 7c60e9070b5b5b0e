import Cuaderno

//: ## Look at the pictures

let visualize = Cell("Look at the pictures", load, epochs) { pictures, epochs in
  print("There are", pictures.count, "pictures and", epochs, "epochs.")

  //: The last number is special.
  show(Finding("The last number is \(pictures[2])."))
}
