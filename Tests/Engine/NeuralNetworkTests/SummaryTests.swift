import NeuralNetwork
import Testing

struct SummaryTests {
  @Test("The laboratory's model is printed as Keras prints it")
  func laboratory() throws {
    let network = try Networks.laboratory()
    #expect(network.parameterCount == 2_941_742)
    #expect(
      network.summary() == """
        Model: "sequential"
        ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
        ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
        ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
        │ conv2d (Conv2D)                 │ (None, 62, 62, 32)     │           896 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ max_pooling2d (MaxPooling2D)    │ (None, 31, 31, 32)     │             0 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ conv2d_1 (Conv2D)               │ (None, 29, 29, 128)    │        36,992 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ max_pooling2d_1 (MaxPooling2D)  │ (None, 14, 14, 128)    │             0 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ conv2d_2 (Conv2D)               │ (None, 12, 12, 512)    │       590,336 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ max_pooling2d_2 (MaxPooling2D)  │ (None, 6, 6, 512)      │             0 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ max_pooling2d_3 (MaxPooling2D)  │ (None, 3, 3, 512)      │             0 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ flatten (Flatten)               │ (None, 4608)           │             0 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ dense (Dense)                   │ (None, 500)            │     2,304,500 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ dropout (Dropout)               │ (None, 500)            │             0 │
        ├─────────────────────────────────┼────────────────────────┼───────────────┤
        │ dense_1 (Dense)                 │ (None, 18)             │         9,018 │
        └─────────────────────────────────┴────────────────────────┴───────────────┘
         Total params: 2,941,742 (11.22 MB)
         Trainable params: 2,941,742 (11.22 MB)
         Non-trainable params: 0 (0.00 B)
        """)
  }

  @Test("A name that does not fit is wrapped before its class")
  func wrapped() throws {
    let network = try Sequential(inputShape: [4, 4, 3]) { BatchNormalization() }
    #expect(
      network.summary().contains(
        """
        │ batch_normalization             │ (None, 4, 4, 3)        │            12 │
        │ (BatchNormalization)            │                        │               │
        """))
    #expect(network.summary().contains(" Non-trainable params: 6 (24.00 B)"))
  }

  @Test("The layers within a residual block follow it, set in")
  func residual() throws {
    let network = try Sequential(inputShape: [8, 8, 3]) {
      Residual {
        Conv2D(4, kernelSize: 3, strides: 2, padding: .same)
        Activation(.relu)
      } shortcut: {
        Conv2D(4, kernelSize: 1, strides: 2, useBias: false)
      }
    }
    let rows = network.summary().replacing("\u{A0}", with: " ").split(separator: "\n")
      .filter { $0.hasPrefix("│") }
    #expect(
      rows == [
        "│ residual (Residual)             │ (None, 4, 4, 4)        │           124 │",
        "│    └ main/0 (Conv2D)            │ (None, 4, 4, 4)        │           112 │",
        "│    └ main/1 (Activation)        │ (None, 4, 4, 4)        │             0 │",
        "│    └ shortcut/0 (Conv2D)        │ (None, 4, 4, 4)        │            12 │",
      ])
    #expect(network.summary().contains(" Total params: 124 "))
  }
}
