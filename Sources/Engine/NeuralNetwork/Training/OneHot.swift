import Checks
import Tensor

/// Labels as rows that are 1 at the label and 0 elsewhere: shape `[labels.count, classes]`.
public func oneHot(_ labels: [Int], classes: Int) -> Tensor<Float> {
  Tensor(shape: [labels.count, classes]) { rows in
    rows.initialize(repeating: 0)
    for (row, label) in labels.enumerated() {
      require(
        label >= 0 && label < classes, "a label is from 0 to \(classes - 1), received \(label)")
      rows[row * classes + label] = 1
    }
  }
}
