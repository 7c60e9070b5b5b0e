import Foundation
import RunRecord
import Testing

/// A disk that fills while something is written: one clear message, a sound store, and a run that goes on when there is room again.
@Suite(.serialized) struct FullDiskTests {
  /// What is written when the disk is full.
  struct Case: Sendable, CustomTestStringConvertible {
    var folder: String
    var cell: String
    var flags: [String]
    var size: String
    var testDescription: String { folder }
  }

  static let cases = [
    Case(folder: "checkpoints", cell: "fault", flags: ["--kind", "heavy"], size: "1m"),
    Case(folder: "blobs", cell: "apart", flags: ["--folder", "data"], size: "1m"),
    Case(folder: "actions", cell: "fault", flags: ["--kind", "bulky"], size: "2m"),
  ]

  let program: FaultsProgram

  init() throws {
    program = try FaultsProgram()
    let data = URL(fileURLWithPath: program.folder + "/data")
    try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    try Data(repeating: 0x78, count: 2 << 20).write(to: data.appending(path: "first.txt"))
  }

  private func arguments(_ work: Case, of program: FaultsProgram) -> [String] {
    ["run", work.cell]
      + work.flags.map { $0 == "data" ? "\(self.program.folder)/data" : $0 }
  }

  /// A file system in memory, which is first small and then large enough.
  @Test(arguments: cases) func goesOnWhenThereIsRoomAgain(_ work: Case) throws {
    defer { program.remove() }
    let script = """
      mkdir -p "$FOLDER/disk" && mount -t tmpfs -o size=\(work.size) none "$FOLDER/disk" || exit 99
      "$0" "$@" --output "$FOLDER/disk" >"$FOLDER/first.txt" 2>&1; first=$?
      mount -o remount,size=64m "$FOLDER/disk" || exit 99
      "$0" "$@" --output "$FOLDER/disk" >"$FOLDER/second.txt" 2>&1; second=$?
      cp -r "$FOLDER/disk/FaultNotebook" "$FOLDER" || exit 99
      echo "$first $second" >"$FOLDER/codes.txt"
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["unshare", "-rm", "sh", "-c", script, FaultsProgram.path] + arguments(work, of: program)
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["FOLDER": program.folder], uniquingKeysWith: { $1 })
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    guard let codes = text("codes.txt") else {
      return print("a full \(work.folder): skipped, no file system can be mounted here")
    }
    #expect(codes == "1 0\n", "\(text("first.txt") ?? "") \(text("second.txt") ?? "")")
    let first = text("first.txt") ?? ""
    #expect(first.contains("No space left on device"))
    #expect(first.contains("/store/\(work.folder)/"), "\(first)")
    try expectUndisturbedResult(work)
  }

  /// Where no file system can be mounted, files can still be kept from growing.
  @Test(arguments: cases.dropLast()) func goesOnWhenFilesMayGrowAgain(_ work: Case) throws {
    defer { program.remove() }
    let first = try program.call(
      arguments(work, of: program), shell: "ulimit -f 1024; trap '' XFSZ")
    #expect(first.code == 1)
    #expect(first.errors.contains("File too large"), "\(first.errors)")
    #expect(first.errors.contains("/store/\(work.folder)/"), "\(first.errors)")
    #expect(try program.call(arguments(work, of: program)).code == 0)
    try expectUndisturbedResult(work)
  }

  /// The record of the run itself hits the limit.
  @Test func survivesARecordThatCannotGrow() throws {
    defer { program.remove() }
    try program.call([])
    let answer = try program.call(
      ["run", "--kind", "bulky"], shell: "ulimit -f 512; trap '' XFSZ")
    #expect(answer.code == 1, "\(answer.errors)")
    #expect(answer.errors.contains("File too large"))
    #expect(try program.call(["run", "--kind", "bulky"]).code == 0)
    #expect(try program.call(["status", "--exit-code", "--kind", "bulky"]).code == 0)
  }

  private func expectUndisturbedResult(_ work: Case) throws {
    let undisturbed = try FaultsProgram()
    defer { undisturbed.remove() }
    #expect(try undisturbed.call(arguments(work, of: undisturbed)).code == 0)
    let hash = try #require(try undisturbed.lastRun().resultHash(work.cell))
    #expect(try program.lastRun().resultHash(work.cell) == hash)
    #expect(try program.lastRun().wasExecuted(work.cell))
  }

  private func text(_ name: String) -> String? {
    try? String(contentsOfFile: program.folder + "/" + name, encoding: .utf8)
  }
}
