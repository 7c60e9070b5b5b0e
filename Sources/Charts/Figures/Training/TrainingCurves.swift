import Charts
import Display
import Drawing

/// Accuracy and loss by epoch, for training and validation, with the best epoch marked.
public struct TrainingCurves: Displayable, Sendable {
  /// One quantity over the epochs.
  public struct Curve: Sendable {
    /// The values on the training data, one per epoch.
    public var training: [Double]
    /// Empty where nothing was validated.
    public var validation: [Double]

    /// Makes a curve from its values, epoch by epoch.
    public init(training: [Double], validation: [Double] = []) {
      self.training = training
      self.validation = validation
    }

    /// The epoch, counted from 0, at which the validation (else the training) is best.
    func best(highest: Bool) -> (epoch: Int, value: Double)? {
      let values = validation.isEmpty ? training : validation
      let finite = values.enumerated().filter { $0.element.isFinite }
      let best = finite.min {
        highest ? $0.element > $1.element : $0.element < $1.element
      }
      return best.map { ($0.offset, $0.element) }
    }
  }

  /// Shares from 0 to 1.
  public var accuracy: Curve
  /// The loss that the training minimized.
  public var loss: Curve
  /// Whether the first screen of the report shows this figure.
  public var isHeadline: Bool

  /// Shows both quantities side by side.
  public init(accuracy: Curve, loss: Curve, isHeadline: Bool = false) {
    self.accuracy = accuracy
    self.loss = loss
    self.isHeadline = isHeadline
  }

  public var output: Output { chart.output }

  /// The number of epochs.
  public var epochCount: Int { max(accuracy.training.count, loss.training.count) }

  /// The figure as a chart, to change or to combine with others.
  public var chart: Chart {
    Chart(
      title, alternativeText: alternativeText,
      caption: "Accuracy and loss after each epoch. The training values are means over the epoch, "
        + "while the network was still changing; the validation values are taken at its end.",
      data: table, isHeadline: isHeadline, width: 760, columns: 2,
      panels: [
        panel("Accuracy", accuracy, highest: true, format: .percent, digits: .percent(digits: 1)),
        panel("Loss (cross-entropy)", loss, highest: false, format: .automatic, digits: .fixed(2)),
      ])
  }

  private func panel(
    _ title: String, _ curve: Curve, highest: Bool, format: NumberFormat, digits: NumberFormat
  ) -> Panel {
    let epochs = Array(1...max(epochCount, 1))
    return Panel(
      title, x: Axis("epoch"), y: Axis(format: format), height: .fixed(230)
    ) {
      if let best = curve.best(highest: highest) {
        RuleMark(x: best.epoch + 1)
      }
      LineMark(
        x: Array(epochs.prefix(curve.training.count)), y: curve.training, series: "training")
      if !curve.validation.isEmpty {
        LineMark(
          x: Array(epochs.prefix(curve.validation.count)), y: curve.validation,
          series: "validation")
      }
      if let best = curve.best(highest: highest) {
        BestPointMark(
          x: Double(best.epoch + 1), y: best.value, isPeak: highest,
          label: "best: \(digits.string(best.value)), epoch \(best.epoch + 1)",
          series: curve.validation.isEmpty ? "training" : "validation")
      }
    }
  }

  private var title: String {
    let name = accuracy.validation.isEmpty ? "Training" : "Validation"
    guard let best = accuracy.best(highest: true), let least = loss.best(highest: false) else {
      return "Training"
    }
    return "\(name) accuracy peaks at \(best.value.percent) in epoch \(best.epoch + 1), "
      + "\(name.lowercased()) loss is least in epoch \(least.epoch + 1)"
  }

  private var alternativeText: String {
    func path(_ values: [Double], _ write: (Double) -> String) -> String {
      guard let first = values.first, let last = values.last else { return "is not known" }
      return "goes from \(write(first)) to \(write(last))"
    }
    func sentence(_ name: String, _ curve: Curve, _ write: (Double) -> String) -> String {
      var text = "Training \(name) \(path(curve.training, write))"
      if !curve.validation.isEmpty {
        text += ", validation \(name) \(path(curve.validation, write))"
      }
      return text + "."
    }
    return "Two line charts over \(epochCount) epochs. "
      + sentence("accuracy", accuracy) { $0.percent } + " "
      + sentence("loss", loss) { $0.rounded(3) }
      + " \(title)."
  }

  private var table: Table {
    let hasValidation = !accuracy.validation.isEmpty || !loss.validation.isEmpty
    var columns = [Table.Column("epoch"), Table.Column("accuracy", digits: 4)]
    if hasValidation {
      columns.append(Table.Column("validation accuracy", digits: 4, best: .highest))
    }
    columns.append(Table.Column("loss", digits: 4))
    if hasValidation { columns.append(Table.Column("validation loss", digits: 4, best: .lowest)) }
    func value(_ values: [Double], _ index: Int) -> Table.Value {
      values.indices.contains(index) && values[index].isFinite ? .number(values[index]) : .empty
    }
    let rows = (0..<epochCount).map { epoch in
      var row: [Table.Value] = [.integer(epoch + 1), value(accuracy.training, epoch)]
      if hasValidation { row.append(value(accuracy.validation, epoch)) }
      row.append(value(loss.training, epoch))
      if hasValidation { row.append(value(loss.validation, epoch)) }
      return row
    }
    return Table(columns: columns, rows: rows)
  }
}
