import Cuaderno
import Testing

@Suite struct ParameterTests {
  enum Optimizer: String, CaseIterable, ParameterType { case adam, sgd }

  @Test func readsWhatAPersonTypes() throws {
    let rate = Parameter("rate", default: 0.001, in: 0...1, help: "")
    #expect(try rate.declaration.read("0.50").text == "0.5")
    #expect(try rate.declaration.read("1e-3").text == "0.001")
    let optimizer = Parameter("optimizer", default: Optimizer.adam, help: "")
    #expect(try optimizer.declaration.read("sgd").value as? Optimizer == .sgd)
    #expect(Parameter("augment", default: false, help: "").declaration.isSwitch)
  }

  @Test(arguments: [
    ("0", "--epochs takes a value in 1...1000, not \"0\""),
    ("x", "--epochs takes a whole number, not \"x\""),
    ("7.5", "--epochs takes a whole number, not \"7.5\""),
    ("99999999999999999999", "--epochs takes a whole number, not \"99999999999999999999\""),
  ])
  func saysWhatItTakes(_ text: String, _ message: String) {
    let epochs = CellGraphTests.epochs.declaration
    let error = #expect(throws: ParameterError.self) { try epochs.read(text) }
    #expect(error?.description == message)
  }

  @Test func offersTheNearestChoice() {
    let optimizer = Parameter("optimizer", default: Optimizer.adam, help: "").declaration
    let error = #expect(throws: ParameterError.self) { try optimizer.read("adm") }
    #expect(
      error?.description
        == "--optimizer takes one of adam, sgd, not \"adm\" (did you mean adam?)")
  }
}
