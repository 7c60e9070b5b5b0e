import Foundation

/// What Slurm says of the jobs of a run: one query for all, rarer the longer nothing changes.
///
/// Jobs are known by their names. Their numbers are used again after a controller died. The accounting database is not needed.
final class SlurmQueue {
  /// A line of the queue.
  struct Entry: Equatable {
    var job: String
    /// As in `RUNNING`.
    var state: String
    var reason: String
    var node: String
    /// The time limit as Slurm writes it, as in `1-02:00:00`.
    var limit: String
  }

  /// What is known of a job.
  enum Sighting: Equatable {
    /// Nothing yet, or the controller cannot be reached.
    case unknown
    /// An answer does not list the job, and none has since then.
    case absent(since: ContinuousClock.Instant)
    case listed(Entry)
  }

  private var sightings: [String: Sighting] = [:]
  private var query: (call: ToolCall, names: Set<String>)?
  private var pause = SlurmQueue.shortest
  private var next = ContinuousClock.now
  /// Why the last query failed; `nil` after one that succeeded.
  private(set) var trouble: String?

  private static let shortest = 1.0
  private static let longest = 30.0

  /// Begins to follow a job that was submitted.
  func follow(_ name: String) {
    sightings[name] = .unknown
    pause = Self.shortest
    next = .now + .seconds(pause)
  }

  func forget(_ name: String) { sightings[name] = nil }

  /// Has the next query come soon.
  func hurry() {
    pause = Self.shortest
    next = min(next, .now + .seconds(pause))
  }

  func sighting(of name: String) -> Sighting { sightings[name] ?? .unknown }

  /// Takes an answer and queries again when it is time to; does not wait.
  func advance() {
    if let query {
      guard let answer = query.call.poll() else { return }
      self.query = nil
      take(answer, query.names)
    }
    guard ContinuousClock.now >= next, !sightings.isEmpty else { return }
    let names = Set(sightings.keys)
    do {
      query = (
        try ToolCall([
          "squeue", "--me", "--noheader", "--states=all",
          "--name=\(names.sorted().joined(separator: ","))",
          "--format=%j|%i|%T|%N|%l|%r",
        ]), names
      )
    } catch { take(ToolCall.Answer(code: 127, text: "\(error)"), names) }
  }

  private func take(_ answer: ToolCall.Answer, _ names: Set<String>) {
    defer { next = .now + .seconds(pause) }
    guard answer.code == 0 else {
      // Jobs go on without their controller.
      trouble = answer.text.trimmingCharacters(in: .whitespacesAndNewlines)
      pause = min(2 * pause, Self.longest)
      return
    }
    trouble = nil
    pause = min(1.5 * pause, Self.longest)
    let entries = Self.entries(answer.text)
    for name in names where sightings[name] != nil {
      if let entry = entries[name] {
        if sightings[name] != .listed(entry) { pause = Self.shortest }
        sightings[name] = .listed(entry)
      } else if case .absent? = sightings[name] {
        continue
      } else {
        sightings[name] = .absent(since: .now)
      }
    }
  }

  /// The entries by the names of jobs. Of several jobs with one name, the one that runs counts, else the latest.
  static func entries(_ text: String) -> [String: Entry] {
    var entries: [String: Entry] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: "|", maxSplits: 5, omittingEmptySubsequences: false)
        .map(String.init)
      guard fields.count == 6 else { continue }
      let entry = Entry(
        job: fields[1], state: fields[2], reason: fields[5], node: fields[3], limit: fields[4])
      if let other = entries[fields[0]],
        other.state == "RUNNING" || Int(other.job) ?? 0 > Int(entry.job) ?? 0
      {
        continue
      }
      entries[fields[0]] = entry
    }
    return entries
  }
}
