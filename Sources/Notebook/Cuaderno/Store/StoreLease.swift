import Artifacts
import Foundation
import RunRecord
import Synchronization

/// A folder that is there while a run holds a store. Making a folder is exclusive on every file system, whatever the mounts.
///
/// The holder renews a file in it every few seconds. A holder of this machine whose process is gone is replaced at once, any other when its
/// file has not changed for ``silence``, by the observer's own clock.
package final class StoreLease: Sendable {
  /// Who holds a lease.
  package struct Holder: Codable, Sendable, Equatable, CustomStringConvertible {
    package var process: Int32
    package var host: String
    package var since: Date
    /// The start of the machine and the process namespace: within the same one, processes can be looked up.
    var machine: String
    /// When the process started, in the kernel's clock ticks: numbers of processes are used again.
    var processStart: String
    /// Identifies the lease.
    var token: String
    /// Raised at each renewal.
    var heartbeat = 0

    package var description: String {
      "process \(process) on \(host) since \(since.formatted(Date.ISO8601FormatStyle()))"
    }

    /// Whether its process ran on this machine and has ended.
    var isKnownToBeGone: Bool {
      machine == Self.thisMachine && Self.start(of: process) != processStart
    }

    static func current() -> Holder {
      Holder(
        process: getpid(), host: ProcessInfo.processInfo.hostName, since: Date(),
        machine: thisMachine, processStart: start(of: getpid()) ?? "", token: UUID().uuidString)
    }

    private static var thisMachine: String {
      let boot = try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)
      let space = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid")
      return (boot ?? "").trimmingCharacters(in: .newlines) + " " + (space ?? "")
    }

    /// The 22nd field of proc_pid_stat(5); `nil` when there is no such process, or when it has ended and only waits to be collected.
    private static func start(of process: Int32) -> String? {
      guard let text = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8),
        let end = text.lastIndex(of: ")")
      else { return nil }
      let fields = text[text.index(after: end)...].split(separator: " ")
      guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
      return String(fields[19])
    }
  }

  /// After this time without a renewal, a holder is considered gone.
  static let silence = Duration.seconds(30)
  private static let pause = Duration.seconds(5)

  private let path: String
  let holder: Holder
  private struct State {
    var hasEnded = false
    var lostTo: String?
  }
  private let state = Mutex(State())

  private init(path: String, holder: Holder) {
    self.path = path
    self.holder = holder
    Thread.detachNewThread { [weak self] in
      var heartbeat = 0
      var next = ContinuousClock.now + Self.pause
      while true {
        usleep(200_000)
        guard let self, !self.state.withLock({ $0.hasEnded }) else { return }
        guard ContinuousClock.now >= next else { continue }
        heartbeat += 1
        next = ContinuousClock.now + Self.pause
        self.renew(heartbeat)
      }
    }
  }

  /// Who took the lease away; `nil` while it holds.
  var lostTo: String? { state.withLock { $0.lostTo } }

  /// Gives the lease back.
  func end() {
    state.withLock { $0.hasEnded = true }
    guard Self.holder(path)?.token == holder.token else { return }
    unlink(Self.file(path))
    rmdir(path)
  }

  private func renew(_ heartbeat: Int) {
    let present = Self.holder(path)
    guard present?.token == holder.token else {
      return state.withLock { $0.lostTo = present.map(\.description) ?? "an unknown process" }
    }
    var renewed = holder
    renewed.heartbeat = heartbeat
    // A disk that is full for a while is no reason to give up; the next renewal may succeed.
    try? Self.write(renewed, path)
  }

  /// Who holds the lease at a path; `nil` when nobody does, or when it cannot be read.
  static func holder(_ path: String) -> Holder? {
    FileManager.default.contents(atPath: file(path))
      .flatMap { try? RecordCoding.decoder().decode(Holder.self, from: $0) }
  }

  private static func file(_ path: String) -> String { path + "/holder" }

  private static func write(_ holder: Holder, _ path: String) throws {
    try AtomicFile.write(try RecordCoding.encoder().encode(holder), to: file(path))
  }

  /// Tries to get a lease, and watches its holder meanwhile.
  struct Attempt {
    private let path: String
    /// The last renewal that was seen, and since when.
    private var seen: (holder: Holder?, since: ContinuousClock.Instant)?

    init(_ path: String) { self.path = path }

    /// - Returns: The lease; `nil` while another process holds it.
    /// - Throws: `FileError` when no folder can be made.
    mutating func take() throws -> StoreLease? {
      if mkdir(path, 0o755) == 0 {
        let holder = Holder.current()
        do { try StoreLease.write(holder, path) } catch {
          rmdir(path)
          throw error
        }
        return StoreLease(path: path, holder: holder)
      }
      guard errno == EEXIST else { throw FileError("cannot lock the store", path: path) }
      let holder = StoreLease.holder(path)
      if let seen, seen.holder == holder {
        let isSilent = ContinuousClock.now - seen.since > StoreLease.silence
        if isSilent || holder?.isKnownToBeGone == true { remove(holder) }
      } else {
        seen = (holder, .now)
        if holder?.isKnownToBeGone == true {
          remove(holder)
          return try take()
        }
      }
      return nil
    }

    /// Removes the lease of a holder that is gone, unless another process was faster.
    private func remove(_ gone: Holder?) {
      let aside = "\(path).\(UUID().uuidString).partial"
      guard rename(path, aside) == 0 else { return }
      if StoreLease.holder(aside)?.token != gone?.token, rename(aside, path) == 0 { return }
      try? FileManager.default.removeItem(atPath: aside)
    }
  }
}
