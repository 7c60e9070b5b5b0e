import Artifacts
import Foundation
import RunRecord
import Testing

/// What is damaged in the store is never used.
@Suite(.serialized) struct DamageTests {
  let program: FaultsProgram

  init() throws { program = try FaultsProgram() }

  /// One bit of each stored value, then of each action, is flipped.
  @Test func computesAgainWhatIsDamaged() throws {
    defer { program.remove() }
    try program.call([])
    var random = RandomMoments("flipped bits")
    for folder in ["blobs", "actions"] {
      try flip("\(program.store)/\(folder)", &random)
      #expect(try program.call(["rerun", "apart"]).code == 0)
      let run = try program.lastRun()
      #expect(run.wasExecuted("start"))
      #expect(
        folder == "actions" || run.warnings.contains { $0.contains("start is computed again") })
    }
    #expect(try program.call([]).code == 0)
  }

  /// Files of every kind that a store has.
  private static let kinds = [
    "format", "lock", "files", "folders", "actions", "blobs", "states", "checkpoints", "",
  ]

  @Test func givesTheSameResultsWhateverIsDamaged() throws {
    defer { program.remove() }
    let data = program.folder + "/data"
    try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
    try Data("some".utf8).write(to: URL(fileURLWithPath: data + "/first.txt"))
    // A file as young as the record of its hash would not be in it.
    usleep(200_000)
    let flags = ["--folder", data]
    #expect(try program.call(flags).code == 0)
    let expected = try hashes(program)
    #expect(expected.count == 5)
    let longer = try FaultsProgram()
    defer { longer.remove() }
    #expect(try longer.call(["run", "steps", "--count", "40"]).code == 0)
    let end = try longer.lastRun().resultHash("steps")

    var random = RandomMoments("flipped bits of every kind")
    for kind in Self.kinds {
      let copy = try FaultsProgram()
      defer { copy.remove() }
      try FileManager.default.copyItem(atPath: program.notebook, toPath: copy.notebook)
      #expect(try flip("\(copy.store)/\(kind)", &random) > 0, "\(kind)")
      let words = "seed \(random.seed), \(kind)"
      for arguments in [["status"], ["rerun", "apart"], []] {
        let answer = try copy.call(arguments + flags)
        #expect(answer.code == 0, "\(words): \(answer.errors)")
      }
      #expect(try hashes(copy) == expected, "\(words)")
      #expect(try copy.call(["run", "steps", "--count", "40"]).code == 0)
      #expect(try copy.lastRun().resultHash("steps") == end, "\(words)")
    }
  }

  /// The checksum is right, but another program has written something that this one cannot read.
  @Test func computesAnewWhatCannotBeShownAgain() throws {
    defer { program.remove() }
    try program.call(["run", "start"])
    let folder = program.store + "/actions"
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: folder).first)
    let file = URL(fileURLWithPath: folder + "/" + name)
    let text = try String(contentsOf: file, encoding: .utf8)
    let body = text.dropFirst(65).replacing("\"content\"", with: "\"context\"")
    let digest = Data(body.utf8).withUnsafeBytes { ContentHash(of: $0) }
    try Data("\(digest.digits)\n\(body)".utf8).write(to: file)
    let accepted = try program.call(["accept", "start", "--amount", "6"])
    #expect(accepted.code == 1 && accepted.errors.contains("no stored result to accept"))
    #expect(try program.call(["status"]).output.contains("never run"))
    #expect(try program.call(["run", "start"]).code == 0)
    let run = try program.lastRun()
    #expect(run.wasExecuted("start"))
    #expect(run.cell("start")?.outputs.isEmpty == false)
  }

  private func hashes(_ program: FaultsProgram) throws -> [String: String] {
    let run = try program.lastRun()
    return run.cells.reduce(into: [:]) { $0[$1.source.id] = run.resultHash($1.source.id) }
  }

  /// Flips a bit of a file, or of every file below a folder.
  /// - Returns: How many files there were.
  @discardableResult
  private func flip(_ path: String, _ random: inout RandomMoments) throws -> Int {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return 0 }
    if isFolder.boolValue {
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted().reduce(0) {
        try $0 + flip("\(path)/\($1)", &random)
      }
    }
    let file = URL(fileURLWithPath: path)
    var bytes = try Data(contentsOf: file)
    bytes[Int(random.next()) % bytes.count] ^= 1 << UInt8(random.next() % 8)
    try bytes.write(to: file)
    return 1
  }
}
