import ArgumentParser
import Programs

/// `cuaderno`: what there is to do before there is a notebook.
@main struct CuadernoTool: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cuaderno",
    abstract: "Make literate notebooks in Swift.",
    subcommands: [NewCommand.self])

  static func main() { runProgram() }
}
