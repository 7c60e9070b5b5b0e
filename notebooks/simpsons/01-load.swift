import Cuaderno
import Datasets
import Images
import SimpsonsData

//: ## Load the pictures
//:
//: Can a program tell who is in a picture? It takes no theory of drawing to find out, only examples: pictures of
//: eighteen characters of *The Simpsons*, each in a folder that bears the character's name. The name is the label;
//: the program has to learn the rest.
//:
//: The pictures come in all sizes. A network wants them alike, so each one is decoded, resized to a small square by
//: bilinear interpolation and kept as 8-bit red, green and blue values. A second, flat folder holds the test pictures:
//: no network sees them before it is done learning. A file that cannot be read is left out, counted and listed: one bad
//: file among thousands should neither stop the work nor pass unnoticed.

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
        "Made from a *stand-in*: pictures drawn by the program itself, because no real ones were given. They show "
          + "that everything works; what they say about networks holds for drawings only.",
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
