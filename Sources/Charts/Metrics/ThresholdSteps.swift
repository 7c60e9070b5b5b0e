import Checks

/// The counts of right and wrong members as the threshold falls, one step for each different score.
struct ThresholdSteps {
  private(set) var truePositives: [Int] = []
  private(set) var falsePositives: [Int] = []
  private(set) var thresholds: [Double] = []
  private(set) var positives = 0
  private(set) var negatives = 0

  init(isMember: [Bool], scores: [Float]) {
    require(
      isMember.count == scores.count,
      "there are \(isMember.count) samples and \(scores.count) scores")
    let order = scores.indices.sorted { (scores[$1], $0) < (scores[$0], $1) }
    for (place, index) in order.enumerated() {
      if isMember[index] { positives += 1 } else { negatives += 1 }
      let isLast = place + 1 == order.count || scores[order[place + 1]] != scores[index]
      guard isLast else { continue }
      truePositives.append(positives)
      falsePositives.append(negatives)
      thresholds.append(Double(scores[index]))
    }
  }
}
