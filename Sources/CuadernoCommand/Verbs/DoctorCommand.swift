import ArgumentParser
import Cuaderno
import Foundation

/// `doctor`: checks the machine.
struct DoctorCommand<Book: Notebook>: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "doctor",
      abstract: "Check packages, fonts, processor, disk and tools; name what mends each fault.")
  }

  @OptionGroup var place: PlaceFlags

  func run() throws {
    let folders = OutputFolders(sources: Book.sources, output: place.output)
    let findings = MachineCheck(outputFolder: folders.root).findings()
    for finding in findings {
      Swift.print("\(finding.isGood ? "ok  " : "BAD ") \(finding.what): \(finding.found)")
      if !finding.isGood, let remedy = finding.remedy {
        Swift.print("       mend it by: \(remedy)")
      }
    }
    if findings.contains(where: { !$0.isGood }) { throw ExitCode(1) }
  }
}
