import Foundation
import Testing

/// `export` writes what its flags name, from the record and the store.
@Suite(.serialized) struct ExportCommandTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  @Test func writesTheNamedFormatsBesideTheReport() throws {
    defer { program.remove() }
    try program.call(["--amount", "4"])
    let answer = try program.call(["export", "--markdown", "--json", "--ipynb", "--sum"])
    #expect(answer.code == 0, Comment(rawValue: answer.errors))
    let paths = answer.output.split(separator: "\n").map(String.init)
    #expect(
      paths.map { $0.split(separator: "/").last }
        == ["markdown", "report.json", "report.ipynb", "sum.txt"])
    for path in paths {
      #expect(path.hasPrefix(program.notebook + "/runs/"))
      #expect(FileManager.default.fileExists(atPath: path))
    }
    #expect(try String(contentsOfFile: paths[3], encoding: .utf8) == "8\n")
  }

  @Test func writesOneFormatToAPath() throws {
    defer { program.remove() }
    try program.call([])
    let path = program.folder + "/here.json"
    let answer = try program.call(["export", "--json", path])
    #expect(answer.output == path + "\n")
    #expect(FileManager.default.fileExists(atPath: path))
  }

  @Test func takesTheValuesOfTheChosenRun() throws {
    defer { program.remove() }
    try program.call(["--amount", "5"])
    let first = try #require(
      try FileManager.default.contentsOfDirectory(atPath: program.notebook + "/runs").first)
    try program.call(["--amount", "6"])
    let path = program.folder + "/sum.txt"
    #expect(try program.call(["export", "--sum", path, "--run", first]).code == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "10\n")
  }

  @Test func saysWhatTheStoreHoldsNoLonger() throws {
    defer { program.remove() }
    try program.call([])
    try FileManager.default.removeItem(atPath: program.store + "/blobs")
    let answer = try program.call(["export", "--sum"])
    #expect(answer.code == 1)
    #expect(answer.errors.contains("gives no result of start: the store holds it no longer"))
  }

  @Test func saysWhatCanBeWritten() throws {
    defer { program.remove() }
    let nothing = try program.call(["export"])
    #expect(nothing.code == 2)
    #expect(nothing.errors.contains("--markdown, --ipynb, --json, --pdf or --sum"))
    let two = try program.call(["export", "--json", "--pdf", "here"])
    #expect(two.code == 2)
    #expect(two.errors.contains("a path is for one format"))
    #expect(try program.call(["export", "--json"]).errors.contains("there is no run in"))
    #expect(try program.call(["export", "--help"]).output.contains("The sum of the first cell"))
  }
}
