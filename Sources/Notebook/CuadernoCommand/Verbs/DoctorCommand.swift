import ArgumentParser
import Cuaderno
import Foundation
import Printing

/// `doctor`: checks the machine.
struct DoctorCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "doctor",
      abstract:
        "Check packages, fonts, processor, disk and tools, and suggest a fix for each problem.")
  }

  @Option(help: "Also check what this executor needs: local or slurm.")
  var executor = ExecutorFlag.local

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Options of sbatch for the jobs of --executor slurm.", valueName: "options"))
  var slurm: String?

  @OptionGroup var place: PlaceFlags

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let check = MachineCheck(.current, outputFolder: folders.root, program: Book.sources.name)
    var findings = check.findings()
    if case .slurm(let options) = try executor.choice(
      slurm, inPackage: Book.sources.packageFolder)
    {
      findings += SlurmCheck(.current, options: options, outputFolder: folders.root).findings()
    }
    try StandardOutput.print(findings.map(\.text).joined(), terminator: "")
    if findings.contains(where: { $0.verdict == .bad }) { throw ExitCode(1) }
  }
}
