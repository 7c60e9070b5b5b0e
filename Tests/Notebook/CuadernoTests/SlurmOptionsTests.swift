import Cuaderno
import Foundation
import Testing

/// The words of `sbatch`: what counts more comes later.
struct SlurmOptionsTests {
  @Test func splitsAsAShellDoes() throws {
    let options = try SlurmOptions("-p gpu  --comment='two words' -t \"1:00\"", profile: "/nowhere")
    #expect(
      options.trial == [
        "sbatch", "--test-only", "-p", "gpu", "--comment=two words", "-t", "1:00", "--wrap=true",
      ])
  }

  @Test func takesTheProfileFirst() throws {
    let path = NSTemporaryDirectory() + "profile-\(UUID().uuidString)"
    try "# ours\n--account=vision\n-p short\n".write(
      toFile: path, atomically: true, encoding: .utf8)
    defer { unlink(path) }
    let options = try SlurmOptions("-p gpu", profile: path)
    #expect(
      options.trial.dropFirst(2).dropLast() == ["--account=vision", "-p", "short", "-p", "gpu"])
  }

  @Test(arguments: [
    ("--array=1-3", "--array does not work for cells"), ("-p 'gpu", "a quote is not closed"),
    ("gpu", "options of sbatch begin with a dash, unlike \"gpu\""),
  ])
  func refuses(_ text: String, _ reason: String) {
    let error = #expect(throws: SlurmOptionError.self) {
      try SlurmOptions(text, profile: "/nowhere")
    }
    #expect(error?.description == "--slurm: \(reason)")
  }
}
