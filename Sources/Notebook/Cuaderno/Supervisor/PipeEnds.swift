import Artifacts
import Foundation

/// The two descriptors of a pipe.
struct PipeEnds {
  let reading: Int32
  let writing: Int32

  /// - Throws: `FileError` when there are no more descriptors.
  static func make() throws -> PipeEnds {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw FileError("cannot open a pipe", path: "") }
    for end in ends {
      guard fcntl(end, F_SETFD, FD_CLOEXEC) == 0 else {
        throw FileError("cannot open a pipe", path: "")
      }
    }
    return PipeEnds(reading: ends[0], writing: ends[1])
  }

  /// So many pipes, or none.
  /// - Throws: `FileError` when there are no more descriptors.
  static func make(_ count: Int) throws -> [PipeEnds] {
    var pipes: [PipeEnds] = []
    do {
      for _ in 0..<count { pipes.append(try make()) }
    } catch {
      for pipe in pipes { pipe.close() }
      throw error
    }
    return pipes
  }

  func close() {
    Foundation.close(reading)
    Foundation.close(writing)
  }
}
