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

  @OptionGroup var place: PlaceFlags

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let check = MachineCheck(.current, outputFolder: folders.root, program: Book.sources.name)
    let findings = check.findings()
    try StandardOutput.print(findings.map(\.text).joined(), terminator: "")
    if findings.contains(where: { $0.verdict == .bad }) { throw ExitCode(1) }
  }
}
