import CKernels
import Foundation

/// A function that is applied to each element, or for ``softmax`` to each row.
public enum ActivationFunction: String, Sendable, Codable, Hashable, CaseIterable {
  /// x, unchanged.
  case linear
  /// max(x, 0).
  case relu
  /// 1 / (1 + exp(-x)).
  case sigmoid
  /// The hyperbolic tangent.
  case tanh
  /// exp(x) / sum(exp(x)) along the last axis.
  case softmax
  /// x for positive x, else exp(x) - 1.
  case elu
  /// The elu that keeps mean and variance (Klambauer et al., 2017).
  case selu
  /// x * Φ(x), with the error function, not its approximation (Hendrycks and Gimpel, 2016).
  case gelu
  /// x for positive x, else 0.2 x.
  case leakyRelu = "leaky_relu"
  /// x * sigmoid(x).
  case silu
  /// log(1 + exp(x)).
  case softplus

  /// The number of the elementwise kernel.
  var kernel: Int32 {
    switch self {
    case .linear, .softmax: Int32(CK_LINEAR)
    case .relu: Int32(CK_RELU)
    case .sigmoid: Int32(CK_SIGMOID)
    case .tanh: Int32(CK_TANH)
    case .elu: Int32(CK_ELU)
    case .selu: Int32(CK_SELU)
    case .gelu: Int32(CK_GELU)
    case .leakyRelu: Int32(CK_LEAKY_RELU)
    case .silu: Int32(CK_SILU)
    case .softplus: Int32(CK_SOFTPLUS)
    }
  }

  /// Whether the slope follows from the function's value alone, so that the layer before it can apply it in place.
  var worksInPlace: Bool {
    switch self {
    case .softmax, .gelu, .silu: false
    default: true
    }
  }
}

/// The natural logarithm, named so that the initializers need not import Foundation.
func logarithm(_ value: Double) -> Double { log(value) }
