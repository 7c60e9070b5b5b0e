import Cuaderno

let data = Parameter("data", default: "", help: "The folder with the pictures.")
let epochs = Parameter(
  "epochs", default: 7, in: 1...1000, help: "Passes over the training pictures.",
  extendsWork: true)

/// Where the pictures come from.
enum PictureSource: Sendable, Codable {
  case folder(String)
  case standIn
}

let pictureSource = ExternalInput("data", data) { surroundings, data in
  let folder = data.isEmpty ? surroundings.environment["SIMPSONS_DATA"] ?? "" : data
  guard !folder.isEmpty else {
    surroundings.depends(on: "stand-in", "version 1")
    return PictureSource.standIn
  }
  try surroundings.dependsOnFolder(folder)
  return PictureSource.folder(folder)
}
