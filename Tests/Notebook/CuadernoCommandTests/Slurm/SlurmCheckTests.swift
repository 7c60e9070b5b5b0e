import Cuaderno
import CuadernoCommand
import Foundation
import Testing

/// What `doctor --executor slurm` adds.
struct SlurmCheckTests {
  private func text(
    has: @escaping @Sendable (String) -> Bool = { _ in true }, output: String = "/home/ada/output",
    _ answer: @escaping @Sendable ([String]) -> (code: Int32, text: String)?
  ) throws -> String {
    var machine = Machine.current
    machine.searchPath = ["/usr/bin"]
    machine.hasProgram = has
    machine.answer = answer
    return try SlurmCheck(
      machine, options: SlurmOptions("-p gpu", profile: "/nowhere"), outputFolder: output
    ).findings().map(\.text).joined()
  }

  @Test func saysOneLineOfWhatIsGood() throws {
    let text = try text { words in
      words[0] == "sinfo"
        ? (0, "gpu 4 nodes\n") : (words.contains("gpu") ? 0 : 1, "sbatch: Job 5 to start now\n")
    }
    #expect(
      text == """
        ok   Slurm: sbatch, squeue, scancel
        ok   Slurm controller: gpu 4 nodes
        ok   Slurm job: sbatch: Job 5 to start now
        ok   shared folder: /home/ada/output, if the nodes see it too

        """)
  }

  @Test func namesWhatIsMissing() throws {
    #expect(
      try text(has: { !$0.hasSuffix("squeue") }) { _ in nil }
        .hasPrefix("BAD  Slurm: squeue not found in PATH\n"))
    #expect(
      try text { _ in (1, "slurm_load_partitions: Unable to contact slurm controller\n") }
        .contains("BAD  Slurm controller: no answer: slurm_load_partitions: Unable to contact"))
    #expect(
      try text(output: "/tmp/output") { $0[0] == "sinfo" ? (0, "gpu") : (1, "invalid partition") }
        .contains("BAD  Slurm job: invalid partition\n"))
    #expect(
      try text(output: "/tmp/output") { _ in (0, "") }
        .contains("BAD  shared folder: /tmp/output is on this machine only"))
  }
}
