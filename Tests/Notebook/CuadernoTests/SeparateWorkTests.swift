import Cuaderno
import Foundation
import Testing

/// A crash in a copy of the process ends only the copy.
@Suite(.serialized) struct SeparateWorkTests {
  private struct Wrong: Error, CustomStringConvertible {
    var description: String { "wrong on purpose" }
  }

  /// Goes down until the stack ends.
  private static func sink(_ depth: Int) -> Int { depth < 0 ? 0 : 1 + sink(depth + 1) &* 3 }

  private func failure(_ body: () throws -> Data) -> SeparateWorkError? {
    do { _ = try SeparateWork.perform(body) } catch { return error as? SeparateWorkError }
    return nil
  }

  @Test(arguments: [0, 1, 100, 5_000_000]) func givesWhatTheWorkGives(count: Int) throws {
    let content = Data((0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) })
    #expect(try SeparateWork.perform { content } == content)
  }

  @Test func passesAnErrorOn() {
    let error = failure { throw Wrong() }
    #expect(error?.description == "wrong on purpose")
    #expect(error?.isCrash == false)
  }

  @Test func namesATrap() {
    let error = failure { fatalError("a trap in a view") }
    #expect(error?.description == "a trap in a view")
    #expect(error?.isCrash == true)
  }

  @Test func namesASignal() {
    let killed = failure {
      kill(getpid(), SIGKILL)
      return Data()
    }
    #expect(killed?.description.contains("SIGKILL") == true)
    let overflown = failure { Data([UInt8(truncatingIfNeeded: Self.sink(0))]) }
    #expect(overflown?.description.contains("SIGSEGV") == true)
    let exited = failure { exit(3) }
    #expect(exited?.description == "it exited with code 3")
    #expect(killed?.isCrash == true && overflown?.isCrash == true && exited?.isCrash == true)
  }

  @Test func endsWhatTakesTooLong() throws {
    let work = try SeparateWork(timeLimit: .milliseconds(300)) {
      while true { usleep(1000) }
    }
    let error = #expect(throws: SeparateWorkError.self) { try work.wait() }
    #expect(error?.description.contains("longer than 0.3 seconds") == true)
  }

  @Test func doesNotWaitForWhatIsDropped() throws {
    let start = ContinuousClock.now
    _ = try SeparateWork { while true { usleep(1000) } }
    #expect(ContinuousClock.now - start < .seconds(5))
  }

  @Test func holdsNoFileOfTheOriginal() throws {
    let ends = Pipe()
    let work = try SeparateWork {
      usleep(2_000_000)
      return Data()
    }
    try ends.fileHandleForWriting.close()
    let start = ContinuousClock.now
    #expect(ends.fileHandleForReading.readDataToEndOfFile().isEmpty)
    #expect(ContinuousClock.now - start < .seconds(1.5))
    _ = try work.wait()
  }
}
