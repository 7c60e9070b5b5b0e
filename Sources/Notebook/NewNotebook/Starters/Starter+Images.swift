extension Starter {
  static func imageSources(data: String) -> [(name: String, text: String)] {
    [
      (
        "Parameters.swift",
        """
        import Cuaderno

        let data = Parameter(
          "data", default: "\(data)", help: "The folder with a folder of pictures for each class.")
        let pictureFolder = ExternalInput.folder(data)

        let pictureSize = Parameter(
          "picture-size", default: 32, in: 8...256, help: "The edge in pixels of every picture.")

        let epochs = Parameter(
          "epochs", default: 10, in: 1...1000, help: "How often the training sees every picture.",
          extendsWork: true)

        """
      ),
      (
        "01-load.swift",
        """
        import Cuaderno
        import Datasets
        import Figures
        import Images

        //: ## Load
        //:
        //: A folder for each class. Replace the pictures with yours, or pass `--data FOLDER`.

        let load: Cell<ImageSet> = Cell("Load", pictureFolder, pictureSize) { path, size in
          let pictures = try ImageFolder(path).load(ImageDecoder(width: size, height: size))
          print(pictures.count, "pictures of", pictures.classNames.joined(separator: ", "))
          let labeled = LabeledPictures(
            pixels: pictures.pixels, labels: pictures.labels, names: pictures.classNames)
          show(try SampleGrid(labeled, random: Random.cell["samples"]))
          return pictures
        }

        """
      ),
      (
        "02-split.swift",
        """
        import Cuaderno
        import Datasets

        //: ## Split
        //:
        //: Some pictures of each class are set aside to test on. This is the only cell that splits: all others
        //: read its value, so none of them sees a test picture by accident.

        let split: Cell<Split> = Cell("Split", load) { pictures in
          let split = Split.stratified(
            labels: pictures.labels, share: 0.25, random: Random.notebook["split"])
          print(split.training.count, "pictures to learn from,", split.heldOut.count, "to test on")
          return split
        }

        """
      ),
      (
        "03-train.swift",
        """
        import Cuaderno
        import Datasets
        import NeuralNetwork
        import Tensor

        //: ## Train

        let train: Cell<Sequential> = Cell("Train", load, split, epochs) { pictures, split, epochs in
          let training = pictures.selecting(split.training)
          var network = try Sequential(inputShape: training.pixels.rowShape) {
            Conv2D(16, kernelSize: 3, activation: .relu)
            MaxPooling2D(2)
            Conv2D(32, kernelSize: 3, activation: .relu)
            MaxPooling2D(2)
            Flatten()
            Dense(training.classNames.count, activation: .softmax)
          }
          _ = try network.fit(training.pixels, labels: training.labels, epochs: epochs)
          return network
        }

        """
      ),
      (
        "04-evaluate.swift",
        """
        import Cuaderno
        import Datasets
        import NeuralNetwork

        //: ## Evaluate

        let evaluate = Cell("Evaluate", load, split, train) { pictures, split, network in
          let test = pictures.selecting(split.heldOut)
          let evaluation = try network.evaluate(
            test.pixels, oneHot(test.labels, classes: test.classNames.count))

          //: The network is right for \\(accuracy, percent) of \\(test_pictures) pictures that it has never seen.
          metric("test_pictures", test.count)
          metric(
            "accuracy", evaluation.accuracy, better: .higher, keyFigure: "test accuracy",
            format: .percent)
        }

        """
      ),
    ]
  }
}
