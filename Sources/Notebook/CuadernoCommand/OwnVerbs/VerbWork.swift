import ArgumentParser
import Cuaderno
import Hosting
import Printing

/// Long work of a verb: its progress is shown on standard error, and Ctrl-C stops it at the next good place.
public enum VerbWork {
  /// Does `body` with a host that listens to it.
  ///
  /// - Parameter body: The work; what it receives shows a line on standard error.
  /// - Throws: What `body` throws; for `Interrupted`, the exit code of the signal: 130 or 143.
  public static func run<Result>(
    _ body: (_ showLine: @escaping (String) -> Void) throws -> Result
  ) throws -> Result {
    let host = try VerbHost(
      isTerminal: StandardError.isTerminal, write: { StandardError.write(raw: $0) })
    do {
      let result = try Work.$host.withValue(host) { try body(host.show(line:)) }
      host.endLine()
      return result
    } catch let interrupted as Interrupted {
      host.show(line: "\(interrupted)")
      throw ExitCode(128 + host.signal)
    } catch {
      host.endLine()
      throw error
    }
  }
}
