import Cuaderno

/// What the second cell does.
enum FaultKind: String, CaseIterable, ParameterType, Codable {
  case none, `throw`, trap, index, segfault, exit, memory, loop, gigabyte, bulky, chatty, stubborn,
    outside
}

let kind = Parameter("kind", default: FaultKind.none, help: "What goes wrong.")
let count = Parameter(
  "count", default: 30, in: 1...100_000, help: "How many steps to take.", extendsWork: true)
let pause = Parameter("pause", default: 0, in: 0...1000, help: "Milliseconds a step takes.")
let amount = Parameter("amount", default: 3, in: 1...10, help: "What the first cell gives.")

/// Something outside that traps when it is told to.
let world = ExternalInput("world", kind) { (surroundings: inout Surroundings, kind: FaultKind) in
  if kind == .outside { fatalError("a trap in an input") }
  return 1
}
