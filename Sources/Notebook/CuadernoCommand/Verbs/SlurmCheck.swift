import Cuaderno
import Foundation

/// Checks what `--executor slurm` needs.
package struct SlurmCheck {
  private let machine: Machine
  private let options: SlurmOptions
  private let outputFolder: String

  /// - Parameters:
  ///   - machine: The machine to check.
  ///   - options: The options of jobs.
  ///   - outputFolder: The folder for all output, which all nodes must see.
  package init(_ machine: Machine, options: SlurmOptions, outputFolder: String) {
    self.machine = machine
    self.options = options
    self.outputFolder = outputFolder
  }

  package func findings() -> [MachineCheck.Finding] {
    guard tools.verdict == .good else { return [tools] }
    guard controller.verdict == .good else { return [tools, controller] }
    return [tools, controller, job, sharing]
  }

  private func finding(_ what: String, _ problem: String?, _ found: String, _ remedy: String)
    -> MachineCheck.Finding
  {
    MachineCheck.Finding(
      what: what, verdict: problem == nil ? .good : .bad, found: problem ?? found, remedy: remedy)
  }

  private var tools: MachineCheck.Finding {
    let missing = ["sbatch", "squeue", "scancel"].filter { name in
      !machine.searchPath.contains { machine.hasProgram("\($0)/\(name)") }
    }
    return finding(
      "Slurm", missing.isEmpty ? nil : "\(missing.joined(separator: ", ")) not found in PATH",
      "sbatch, squeue, scancel", "run on a login node of the cluster, or load its module of Slurm")
  }

  private var controller: MachineCheck.Finding {
    let answer = machine.answer(["sinfo", "--noheader", "--format=%R %D nodes"])
    let lines = (answer?.text ?? "").split(whereSeparator: \.isNewline).joined(separator: ", ")
    return finding(
      "Slurm controller", answer?.code == 0 ? nil : "no answer: \(lines)", lines, "scontrol ping")
  }

  private var job: MachineCheck.Finding {
    let answer = machine.answer(options.trial)
    let lines = (answer?.text ?? "").split(whereSeparator: \.isNewline).joined(separator: ", ")
    return finding(
      "Slurm job", answer?.code == 0 ? nil : lines, lines.isEmpty ? "would be accepted" : lines,
      "change the options of --slurm or \(SlurmOptions.profileName)")
  }

  /// Only a person knows which folders the nodes share.
  private var sharing: MachineCheck.Finding {
    let isTemporary = ["/tmp/", "/var/tmp/", "/dev/shm/"].contains { outputFolder.hasPrefix($0) }
    return finding(
      "shared folder", isTemporary ? "\(outputFolder) is on this machine only" : nil,
      "\(outputFolder), if the nodes see it too", "--output FOLDER, one that all nodes see")
  }
}
