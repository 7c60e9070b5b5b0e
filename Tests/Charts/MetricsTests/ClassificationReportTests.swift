import Metrics
import Testing

@Suite struct ClassificationReportTests {
  private func report(only subset: [Int]? = nil) -> ClassificationReport {
    let all = ReferenceSamples.names
    return ClassificationReport(
      labels: ReferenceSamples.labels, predictions: ReferenceSamples.predictions, names: all,
      only: subset)
  }

  @Test func printsAsScikitLearn() {
    #expect(
      report().text == """
                            precision    recall  f1-score   support

                       ned       0.58      0.64      0.61        11
        a rather long name       0.38      0.30      0.33        10
                       apu       0.43      0.50      0.46         6
                      bart       0.56      0.56      0.56         9

                  accuracy                           0.50        36
                 macro avg       0.49      0.50      0.49        36
              weighted avg       0.49      0.50      0.49        36

        """)
  }

  @Test func printsMoreDigitsOnRequest() {
    #expect(
      report().text(digits: 4) == """
                            precision    recall  f1-score   support

                       ned     0.5833    0.6364    0.6087        11
        a rather long name     0.3750    0.3000    0.3333        10
                       apu     0.4286    0.5000    0.4615         6
                      bart     0.5556    0.5556    0.5556         9

                  accuracy                         0.5000        36
                 macro avg     0.4856    0.4980    0.4898        36
              weighted avg     0.4927    0.5000    0.4944        36

        """)
  }

  @Test func aSubsetOfTheClassesHasAMicroAverageInsteadOfTheAccuracy() {
    #expect(
      report(only: [1, 3]).text == """
                            precision    recall  f1-score   support

        a rather long name       0.38      0.30      0.33        10
                      bart       0.56      0.56      0.56         9

                 micro avg       0.47      0.42      0.44        19
                 macro avg       0.47      0.43      0.44        19
              weighted avg       0.46      0.42      0.44        19

        """)
  }

  @Test func countsZeroAndWarnsWhereItWouldDivideByZero() {
    let report = ClassificationReport(
      labels: [0, 0, 1, 1], predictions: [0, 0, 0, 0], names: ["x", "y", "z"])
    #expect(
      report.text == """
                      precision    recall  f1-score   support

                   x       0.50      1.00      0.67         2
                   y       0.00      0.00      0.00         2
                   z       0.00      0.00      0.00         0

            accuracy                           0.50         4
           macro avg       0.17      0.33      0.22         4
        weighted avg       0.25      0.50      0.33         4

        """)
    #expect(
      report.warnings == [
        "Precision is ill-defined and being set to 0.0 in labels with no predicted samples.",
        "Recall is ill-defined and being set to 0.0 in labels with no true samples.",
        "F-score is ill-defined and being set to 0.0 in labels with no true nor predicted samples.",
      ])
  }

  @Test func averagesAgreeToTheLastDigits() {
    let report = report()
    #expect(abs(report.macro.f1 - 0.48978075065031584) < 1e-12)
    #expect(abs(report.macro.precision - 0.48561507936507936) < 1e-12)
    #expect(abs(report.weighted.f1 - 0.4943948965688096) < 1e-12)
    #expect(report.micro.f1 == 0.5 && report.accuracy == 0.5 && report.warnings == [])
  }

  @Test func noSamplesAreNoCrash() {
    let report = ClassificationReport(labels: [], predictions: [], names: ["x"])
    #expect(report.accuracy == 0 && report.weighted.f1 == 0)
  }
}
