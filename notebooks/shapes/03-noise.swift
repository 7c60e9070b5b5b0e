import Charts
import Cuaderno
import Metrics
import NeuralNetwork
import Tensor

//: ## Add noise
//:
//: Now a share of the pixels in the test pictures gets a random color. People still recognize the shape
//: with a third of the picture gone. The network has never seen noise. How far does it get? With four
//: shapes, guessing is right one time in four.

let noise = Cell("Add noise", draw, learn) { data, network in
  let random = Work.host.random["noise"]
  let shares: [Double] = [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.5]
  let accuracies = try shares.enumerated().map { index, share in
    let noisy = data.test.withNoise(share, random: random[index])
    return Proportion(
      labels: noisy.labels, predictions: try network.predict(noisy.pixels).indicesOfMaximum())
  }

  let limit = zip(shares, accuracies).prefix { $0.1.value >= 0.9 }.last?.0
  let tolerance =
    limit.map { "with up to \(Int($0 * 100))% of the pixels replaced" } ?? "at no level of noise"
  let clean = accuracies[0]
  metric("accuracy_clean", clean.value, better: .higher, format: .percent)
  metric("noise_limit", limit ?? 0, better: .higher, keyFigure: "noise limit", format: .percent)
  show(
    Chart(
      "Accuracy falls as noise is added",
      alternativeText: "Accuracy is \(clean.percent) without noise and "
        + "\(accuracies[shares.count - 1].percent) with half of the pixels replaced.",
      caption: "Each point is the accuracy on the same 800 drawings, with Wilson's 95% interval. "
        + "The horizontal rule marks guessing.",
      isHeadline: true, x: Axis("pixels replaced", format: .percent),
      y: Axis("accuracy", domain: 0...1, format: .percent)
    ) {
      AreaMark(
        x: shares, from: accuracies.map(\.interval.lowerBound),
        to: accuracies.map(\.interval.upperBound))
      LineMark(x: shares, y: accuracies.map(\.value), hasMarkers: true)
      RuleMark(y: 0.25)
    })
  show(
    Finding(
      "Without noise, the network recognizes \(clean.phrase(of: "test drawing")). It is right at least "
        + "nine times in ten \(tolerance).",
      role: .outcome))
}
