import Cuaderno
import Datasets
import Figures
import Metrics
import SimpsonsData
import Tensor

//: ## Classification report
//:
//: A single accuracy hides which characters are confused with which. Three numbers per character say
//: more:
//:
//: * **precision**: of the pictures that the network calls Bart, the share that show Bart;
//: * **recall**: of the pictures that show Bart, the share that the network finds;
//: * **F1**: the harmonic mean of the two, $F_1 = 2 P R / (P + R)$, which is high only when both are.
//:
//: *Support* is the number of test pictures of a character. The macro average gives every character the
//: same weight, no matter how rare it is.

let classificationReport: Cell<ClassificationReport> = Cell(
  "Classification report", predict, load
) { probabilities, pictures in
  let names = pictures.classNames
  let matrix = ConfusionMatrix(
    labels: pictures.test.labels, predictions: probabilities.indicesOfMaximum(),
    classCount: names.count)
  let report = ClassificationReport(matrix, names: names)
  print(report.text, terminator: "")
  for warning in report.warnings { print("Warning: \(warning)") }
  metric(
    "macro_f1", report.macro.f1, better: .higher, keyFigure: "macro F1", format: .percent)
  for (name, scores) in zip(report.names, report.classes) where scores.support > 0 {
    metric("precision", scores.precision, of: name, better: .higher)
    metric("recall", scores.recall, of: name, better: .higher)
    metric("f1", scores.f1, of: name, better: .higher)
  }
  show(ClassScoresChart(report, nouns: .characters))

  //: Which characters does the network know best, and which worst?

  let ranked = zip(report.names, report.classes).filter { $0.1.support > 0 }
    .sorted { $0.1.f1 > $1.1.f1 }
    .map { "\(ClassNames.display($0)) (\(fixed($1.f1, digits: 2)))" }
  show(
    Finding(
      "By F1, it does best on \(Array(ranked.prefix(3)).asList), and worst on "
        + "\(ranked.suffix(3).reversed().asList)."))

  //: The confusion matrix has one row per true character and one column per prediction. Everything off
  //: the diagonal is an error, and an error that stands out is one that the network makes repeatedly.

  show(ConfusionHeatMap(matrix, names: names, nouns: .characters))

  //: The same matrix in percent of each row, so that rare and frequent characters can be compared:

  show(ConfusionHeatMap(matrix, names: names, measure: .shares, nouns: .characters))

  //: All of this assumes one rule: the most probable character is the answer. To find *every* picture of
  //: Bart, or only the certain ones, choose a threshold for Bart's probability instead. Two curves per
  //: character show what each choice costs.

  let rows = probabilities.rowArrays
  for kind in [ThresholdCurves.Kind.receiverOperatingCharacteristic, .precisionRecall] {
    show(
      ThresholdCurves(
        kind, labels: pictures.test.labels, probabilities: rows, names: names, nouns: .characters))
  }
  return report
}
