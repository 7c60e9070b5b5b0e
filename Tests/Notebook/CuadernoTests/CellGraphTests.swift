import Cuaderno
import Testing

@Suite struct CellGraphTests {
  static let epochs = Parameter(
    "epochs", default: 7, in: 1...1000, help: "Passes.", extendsWork: true)
  static let load = Cell("Load", fileID: "book/01-load.swift") { [1, 2, 3] }
  static let train = Cell("Train", load, epochs, fileID: "book/02-train.swift") { numbers, epochs in
    numbers.count * epochs
  }
  static let trail = Cell("Where it leads", train, fileID: "book/03-trail.swift") { _ in }

  @ContentsBuilder static var contents: Contents {
    load
    train
    trail
  }

  @Test func takesNameAndNumberFromTheFile() {
    #expect(Self.train.node.id == "train")
    #expect(Self.train.node.number == 2)
    #expect(Self.train.node.inputCells == ["load"])
    #expect(Self.train.node.parameters.map(\.name) == ["epochs"])
  }

  @Test func findsCellsByNumberNameTitleAndBeginning() throws {
    let graph = try CellGraph(Self.contents)
    #expect(try graph.cell(named: "2").id == "train")
    #expect(try graph.cell(named: "train").id == "train")
    #expect(try graph.cell(named: "lo").id == "load")
    #expect(try graph.cell(named: "where it leads").id == "trail")
    #expect(try graph.cell(named: "02-train.swift").id == "train")
  }

  @Test(arguments: [
    ("tra", "\"tra\" may be any of the cells train, trail"),
    ("trian", "there is no cell \"trian\"; did you mean train?"),
    ("xxxxxx", "there is no cell \"xxxxxx\"; the cells are load, train, trail"),
  ])
  func offersWhatMayBeMeant(_ name: String, _ message: String) throws {
    let graph = try CellGraph(Self.contents)
    let error = #expect(throws: CellNameError.self) { try graph.cell(named: name) }
    #expect(error?.description == message)
  }

  @Test func knowsWhatACellHangsOn() throws {
    let graph = try CellGraph(Self.contents)
    #expect(graph.closure(of: ["train"]) == ["load", "train"])
    #expect(graph.parameters.map(\.name) == ["epochs"])
  }

  @Test func refusesAnInputListedAfterItsReader() {
    @ContentsBuilder var wrong: Contents {
      Self.train
      Self.load
    }
    let error = #expect(throws: GraphError.self) { try CellGraph(wrong) }
    #expect(error?.message == "02-train.swift reads load, which the contents do not list before it")
  }

  @Test func refusesTwoCellsOfOneName() {
    let other = Cell("Other", fileID: "book/07-load.swift") { 1 }
    @ContentsBuilder var wrong: Contents {
      Self.load
      other
    }
    let error = #expect(throws: GraphError.self) { try CellGraph(wrong) }
    #expect(error?.message == "two cells are called load: 01-load.swift and 07-load.swift")
  }
}
