import Cuaderno
import Datasets
import Figures
import Metrics
import Printing
import SimpsonsData

//: ## The same picture twice
//:
//: A test is supposed to measure how a network handles pictures it has *not* seen. Does this one? The
//: pictures were cut from episodes, and neighboring frames of a scene hardly differ. To find out, each
//: picture is reduced to a perceptual hash of 64 bits, which survives scaling and compression. Pictures
//: whose hashes nearly agree are then compared pixel by pixel.

let duplicates: Cell<DuplicatePictures> = Cell("The same picture twice", load) { pictures in
  let learned = try PictureFingerprints(pictures.training)
  let judged = try PictureFingerprints(pictures.test)
  let groups = learned.groups()
  let originals = judged.matches(in: learned, .copies).map { $0?.index }
  let copies = Proportion(originals.count { $0 != nil }, of: pictures.test.count)
  let related = groups.reduce(0) { $0 + $1.count }

  //: **\(test_copies, integer) test pictures are copies of training pictures**, rescaled or compressed
  //: again. And where training pictures have near-duplicates among themselves, a random split puts some
  //: of them in training and others in validation.

  metric("test_copies", copies.successes)
  metric("near_duplicates", related)
  show(
    Finding(
      "\(copies.percent) of the test pictures are copies of training pictures, so to that extent "
        + "the test measures memory. Among the \(pictures.training.count.grouped) training "
        + "pictures, \(related.grouped) have near-duplicates, in "
        + "\(Noun("group").counted(groups.count))."))

  if !groups.isEmpty {
    let largest = groups.prefix(4)
    let shown = largest.map { Array($0.prefix(6)) }
    show(
      try PictureGallery(
        pictures.training.labeled, at: shown.flatMap { $0 },
        caption: "The largest groups of near-duplicates, with "
          + "\(largest.map { "\($0.count)" }.asList) pictures. Up to six of each are shown.",
        groups: shown.map(\.count)))
  }

  if copies.successes > 0 { show(try copiesGallery(pictures, originals)) }
  return DuplicatePictures(groups: groups, originals: originals)
}

/// Some test pictures, each beside the training picture it was copied from.
private func copiesGallery(_ pictures: SimpsonsPictures, _ originals: [Int?]) throws
  -> PictureGallery
{
  let pairs = originals.enumerated().compactMap { test, original in
    original.map { (test: test, training: $0) }
  }
  let chosen = stride(from: 0, to: pairs.count, by: max(1, pairs.count / 6)).prefix(6)
    .map { pairs[$0] }
  let (tests, trainings) = (pictures.test.labeled, pictures.training.labeled)
  let items: [PictureGallery.Item] = chosen.flatMap { pair in
    [
      PictureGallery.Item(tests.image(pair.test), title: "test"),
      PictureGallery.Item(trainings.image(pair.training), title: "training"),
    ]
  }
  return try PictureGallery(
    items, caption: "Test pictures, each beside the training picture it was copied from.")
}
