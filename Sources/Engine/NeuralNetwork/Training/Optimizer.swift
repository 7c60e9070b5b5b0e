/// How gradients change the weights: the rule with its settings, without its memory.
public struct Optimizer: Sendable, Codable, Hashable {
  /// The rule.
  public enum Rule: Sendable, Codable, Hashable {
    /// `w -= rate * g`, with momentum `m = momentum * m - rate * g; w += m`; Nesterov's form looks one step ahead.
    case sgd(momentum: Double, nesterov: Bool)
    /// `v = rho * v + (1 - rho) * g^2; w -= rate * g / sqrt(v + epsilon)` (Hinton, lecture 6e).
    case rmsprop(rho: Double, epsilon: Double)
    /// Adam (Kingma and Ba, 2014), epsilon outside of the correction as in Keras. Before each step weights shrink by
    /// `rate * weightDecay` (AdamW, Loshchilov and Hutter, 2017).
    case adam(beta1: Double, beta2: Double, epsilon: Double, weightDecay: Double)
  }

  /// How a gradient becomes a step, with the settings of the rule.
  public var rule: Rule
  /// The size of the steps; callbacks may change it during a training.
  public var learningRate: Double

  /// Makes an optimizer from a rule; ``sgd(learningRate:momentum:nesterov:)`` and its siblings have Keras' defaults.
  public init(_ rule: Rule, learningRate: Double) {
    self.rule = rule
    self.learningRate = learningRate
  }

  /// Stochastic gradient descent.
  public static func sgd(
    learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false
  ) -> Optimizer {
    Optimizer(.sgd(momentum: momentum, nesterov: nesterov), learningRate: learningRate)
  }

  /// RMSprop with Keras' defaults.
  public static func rmsprop(
    learningRate: Double = 0.001, rho: Double = 0.9, epsilon: Double = 1e-7
  ) -> Optimizer {
    Optimizer(.rmsprop(rho: rho, epsilon: epsilon), learningRate: learningRate)
  }

  /// Adam with Keras' defaults.
  public static func adam(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7
  ) -> Optimizer {
    Optimizer(
      .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: 0),
      learningRate: learningRate)
  }

  /// Adam with decoupled weight decay.
  public static func adamW(
    learningRate: Double = 0.001, weightDecay: Double = 0.004, beta1: Double = 0.9,
    beta2: Double = 0.999, epsilon: Double = 1e-7
  ) -> Optimizer {
    Optimizer(
      .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay),
      learningRate: learningRate)
  }

  /// How many numbers the rule remembers for each weight.
  var slotCount: Int {
    switch rule {
    case .sgd(let momentum, _): momentum == 0 ? 0 : 1
    case .rmsprop: 1
    case .adam: 2
    }
  }
}
