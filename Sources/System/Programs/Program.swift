import ArgumentParser
import Glibc
import Printing

/// How every program of the project does what its command line says.
///
/// Errors begin with `error:` on standard error. The exit code is 2 for a command line that makes no sense, and 1 for what
/// fails, such as an answer that could not be written.
package enum Program {
  /// Prepares the process: the standard streams exist, and a reader that goes away is an error, not a signal.
  package static func prepare() {
    Descriptor.reserveStandardStreams()
    signal(SIGPIPE, SIG_IGN)
  }

  /// Parses and runs.
  /// - Returns: The exit code.
  package static func run<Root: ParsableCommand>(_ root: Root.Type, _ arguments: [String]) -> Int32
  {
    do {
      var command: any ParsableCommand
      do {
        command = try Root.parseAsRoot(arguments)
      } catch {
        return try answer(error, of: root)
      }
      do {
        try command.run()
      } catch let code as ExitCode {
        return code.rawValue
      } catch  where Root.exitCode(for: error) == .success {
        return try answer(error, of: root)
      }
      return 0
    } catch {
      StandardError.write(error: ErrorText.describe(error))
      return error is any UsageMistake ? 2 : 1
    }
  }

  /// Answers what the parser throws: help, the version, or a mistake.
  private static func answer<Root: ParsableCommand>(_ error: any Error, of root: Root.Type) throws
    -> Int32
  {
    let message = Root.fullMessage(for: error)
    if Root.exitCode(for: error) == .success {
      try StandardOutput.print(message)
      return 0
    }
    let prefix = "Error: "
    StandardError.write(
      error: message.hasPrefix(prefix) ? message.dropFirst(prefix.count) : message[...])
    return 2
  }
}

extension ParsableCommand {
  /// The whole of a program whose main command this is.
  package static func runProgram() -> Never {
    Program.prepare()
    Glibc.exit(Program.run(Self.self, Array(CommandLine.arguments.dropFirst())))
  }
}
