import ArgumentParser
import Programs

/// `cuaderno`: commands that need no notebook.
@main struct CuadernoTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cuaderno",
    abstract: "Make literate notebooks in Swift.",
    version: Program.versionLine,
    subcommands: [NewCommand.self])

  static func main() { runProgram() }
}
