import Charts
import Cuaderno
import Metrics
import NeuralNetwork
import Tensor

//: ## Add noise
//:
//: Now a share of the pixels of new drawings gets any colour at random. People still see the shape when a third of the
//: picture is gone. The network has never met noise: how far does it get? Four shapes make one answer in four right by chance.

let noise = Cell("Add noise", learn) { network in
  let clean = try ShapePictures(count: 800, random: Work.host.random["test"])
  let shares: [Double] = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5]
  var accuracies: [Proportion] = []
  for (index, share) in shares.enumerated() {
    let noisy = clean.withNoise(share, random: Work.host.random["noise"][index])
    let evaluation = try network.evaluate(noisy.pixels, noisy.targets)
    let correct = Int((evaluation.accuracy * Double(evaluation.count)).rounded())
    accuracies.append(Proportion(correct, of: evaluation.count))
  }

  let passed = zip(shares, accuracies).prefix { $0.1.value >= 0.9 }
  let limit = passed.map { $0.0 }.last
  let answer =
    limit.map { "Up to \(Int($0 * 100)) % of noise" } ?? "Not even without noise"
  show(
    Chart(
      "\(answer) the network is right in nine cases of ten",
      alternativeText:
        "Accuracy falls from \(Int(accuracies[0].value * 100)) % without noise to "
        + "\(Int((accuracies.last?.value ?? 0) * 100)) % with half of the pixels replaced.",
      caption: "Each point: 800 new drawings, with Wilson's 95 % interval. The rule is chance.",
      isHeadline: true, x: Axis("pixels replaced", format: .percent),
      y: Axis("accuracy", domain: 0...1, format: .percent)
    ) {
      AreaMark(
        x: shares, from: accuracies.map(\.interval.lowerBound),
        to: accuracies.map(\.interval.upperBound))
      LineMark(x: shares, y: accuracies.map(\.value), hasMarkers: true)
      RuleMark(y: 0.25)
    })

  metric("accuracy_clean", accuracies[0].value, better: .higher, format: .percent)
  metric("noise_limit", limit ?? 0, better: .higher, keyFigure: "noise limit", format: .percent)
  show(
    Finding(
      "\(answer) the network, which never saw any, is right in nine cases of ten.", role: .outcome)
  )
}
