import Cuaderno

let pictureCount = Parameter(
  "pictures", default: 2000, in: 100...20_000, help: "The number of drawings to learn from.")

let epochs = Parameter(
  "epochs", default: 15, in: 1...100, help: "How often training sees every picture.",
  extendsWork: true)
