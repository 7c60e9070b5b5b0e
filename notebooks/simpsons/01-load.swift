import Cuaderno
import Datasets
import Images
import SimpsonsData

//: ## Load the pictures
//:
//: Can a program recognize who is in a picture? Nobody has to write down what Bart looks like. All it
//: takes is examples: pictures of eighteen characters from *The Simpsons*, sorted into one folder per
//: character. The name of the folder is the *label*. Everything else, the program has to learn.
//:
//: The pictures come in many sizes, but a network expects just one. Each picture is therefore decoded,
//: resized to a small square by bilinear interpolation, and stored as 8-bit red, green, and blue
//: values. A second, flat folder holds the test pictures, which no network sees until its training is
//: finished. A file that cannot be read is skipped, counted, and listed: one bad file among thousands
//: should not stop the work, but it should not go unnoticed either.

let load: Cell<SimpsonsPictures> = Cell(
  "Load the pictures", pictureSource, pictureSize, fastDecode
) { source, pictureSize, isFast in
  let pictures = try source.pictures(size: pictureSize, resampling: isFast ? .fast : .bilinear)
  switch source {
  case .folder:
    show(Finding("Made from the pictures in the folder `\(pictures.dataName)`.", role: .data))
  case .standIn:
    show(
      Finding(
        "Made from a *stand-in*: pictures that the program drew itself, since no real ones were given. "
          + "They show that everything works; what they say about networks holds for drawings only.",
        role: .data))
  }

  show(pictures.countsTable)
  if let skipped = pictures.skippedTable { show(skipped) }

  print("\(pictures.training.count) training pictures, \(pictures.test.count) test pictures")
  metric("data", pictures.dataName)
  metric("training_pictures", pictures.training.count)
  metric("test_pictures", pictures.test.count)
  return pictures
}
