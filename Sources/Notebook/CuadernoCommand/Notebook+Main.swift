import ArgumentParser
import Cuaderno
import Foundation

extension Notebook {
  /// The program of a notebook: reads the command line, does what it says and exits.
  public static func main() {
    if CommandLine.arguments.dropFirst().first == Worker.argument { Worker.serve(Self.self) }
    exit(CommandLineProgram<Self>.run(Array(CommandLine.arguments.dropFirst())))
  }
}

extension Notebook {
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
  /// Only the parser knows which words are the values of flags, so it is asked whether the line makes sense with a verb
  /// moved to the front.
  static func verbFirst(_ arguments: [String]) -> [String] {
    guard arguments.first?.hasPrefix("-") == true else { return arguments }
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
      // Without its graph a notebook has no flags, so that the parser would complain of those that are given.
      StandardError.write("error: \(ErrorText.describe(error))\n")
      return 1
    }
    do {
      var command = try RootCommand<Book>.parseAsRoot(verbFirst(arguments))
      do {
        try command.run()
        return 0
      } catch let code as ExitCode {
        return code.rawValue
      } catch let error where RootCommand<Book>.exitCode(for: error) == .success {
        Swift.print(RootCommand<Book>.fullMessage(for: error))
        return 0
      } catch {
        StandardError.write("error: \(ErrorText.describe(error))\n")
        return error.isUsage ? 2 : 1
      }
    } catch {
      let message = RootCommand<Book>.fullMessage(for: error)
      if RootCommand<Book>.exitCode(for: error) == .success {
        Swift.print(message)
        return 0
      }
      StandardError.write(message + "\n")
      return 2
    }
  }
}

extension Error {
  /// Whether the person can mend it by another command line.
  fileprivate var isUsage: Bool {
    self is CellNameError || self is ParameterError || self is ExternalInputError
      || self is UsageError
  }
}

/// Something that a person asked for and that makes no sense.
struct UsageError: Error, CustomStringConvertible {
  var description: String
  init(_ description: String) { self.description = description }
}
