import ArgumentParser
import Cuaderno
import Foundation
import Hosting
import Printing
import Programs

extension Notebook {
  /// The program of a notebook: reads the command line, does what it says and exits.
  public static func main() {
    if Ranks.count > 1 { exit(refuseRanks()) }
    if CommandLine.arguments.dropFirst().first == Worker.argument { Worker.serve(Self.self) }
    if CommandLine.arguments.count == 3, CommandLine.arguments[1] == JobProgram.argument {
      exit(JobProgram.run(Self.self, folder: CommandLine.arguments[2]))
    }
    Program.prepare()
    exit(CommandLineProgram<Self>.run(Array(CommandLine.arguments.dropFirst())))
  }
}

extension Notebook {
  /// Each rank would run the notebook, and a cell's training would wait for cells that do not run.
  /// - Returns: The exit code.
  private static func refuseRanks() -> Int32 {
    if Ranks.isFirst {
      StandardError.write(
        error: """
          a notebook is one process, but mpirun or srun started \(Ranks.count); run it alone, and train on several ranks in \
          a program that uses the library NeuralNetwork
          """)
    }
    return 2
  }

  /// Does what a command line says.
  /// - Returns: The exit code.
  package static func obey(_ words: [String]) -> Int32 { CommandLineProgram<Self>.run(words) }

  /// Makes sure that there is a graph, and that each parameter in it can be a flag.
  /// - Throws: ``GraphError``.
  package static func checkFlags() throws {
    try BuiltInFlags.check(try LoadedNotebook(Self.self).graph.parameters)
  }
}

/// The command line of a notebook.
enum CommandLineProgram<Book: Notebook> {
  /// Flags may come before the verb: `--output there rerun train` is `rerun --output there train`.
  ///
  /// Only the parser can distinguish the values of flags from verbs, so a verb is moved to the front where the parser
  /// accepts the result. Words with three dashes come from the scripts that complete command lines.
  static func verbFirst(_ arguments: [String]) -> [String] {
    guard let first = arguments.first, first.hasPrefix("-"), !first.hasPrefix("---") else {
      return arguments
    }
    let verbs = Book.verbs
    if let run = (try? RootCommand<Book>.parseAsRoot(arguments)) as? RunCommand<Book> {
      guard let named = run.cells.first, verbs.contains(named) else { return arguments }
    }
    for place in arguments.indices where verbs.contains(arguments[place]) {
      var moved = arguments
      moved.insert(moved.remove(at: place), at: 0)
      if makesSense(moved) { return moved }
    }
    return arguments
  }

  /// Whether the parser takes the line, be it as a question for help.
  private static func makesSense(_ arguments: [String]) -> Bool {
    do {
      _ = try RootCommand<Book>.parseAsRoot(arguments)
      return true
    } catch {
      return RootCommand<Book>.exitCode(for: error) == .success
    }
  }

  /// - Returns: The exit code: 2 for what cannot be understood.
  static func run(_ arguments: [String]) -> Int32 {
    do { try Book.checkFlags() } catch {
      // Without its graph a notebook has no flags, so the parser would complain of those that are given.
      StandardError.write(error: ErrorText.describe(error))
      return 1
    }
    return Program.run(RootCommand<Book>.self, verbFirst(arguments))
  }
}

extension CellNameError: UsageMistake {}
extension ParameterError: UsageMistake {}
extension SlurmOptionError: UsageMistake {}
extension ExternalInputError: UsageMistake {}
