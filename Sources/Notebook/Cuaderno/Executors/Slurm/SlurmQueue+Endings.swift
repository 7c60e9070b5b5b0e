extension SlurmQueue.Entry {
  /// Whether Slurm is done with the job.
  var hasEnded: Bool { !Self.open.contains(state) }

  private static let open: Set = [
    "PENDING", "RUNNING", "SUSPENDED", "COMPLETING", "CONFIGURING", "RESIZING", "SIGNALING",
    "STAGE_OUT", "STOPPED", "REQUEUED", "REQUEUE_FED", "REQUEUE_HOLD", "RESV_DEL_HOLD",
    "SPECIAL_EXIT", "REVOKED",
  ]

  /// As in `job 12 on n1`.
  var words: String {
    node.isEmpty ? "job \(job)" : "job \(job) on \(node)"
  }

  /// Why the job ended, when nothing came from itself.
  /// - Parameter log: What Slurm wrote into the job's output.
  func end(log: String) -> OutsideEnd {
    switch state {
    case "TIMEOUT", "DEADLINE": timeLimit("was over")
    case "CANCELLED": OutsideEnd(cause: .job(state), words: "\(words) was cancelled")
    case "OUT_OF_MEMORY": OutsideEnd(cause: .job(state), words: "\(words) ran out of memory")
    case "NODE_FAIL":
      OutsideEnd(
        cause: .job(state), words: "\(words) was lost, because the node failed", isRepeatable: true)
    case "BOOT_FAIL":
      OutsideEnd(
        cause: .job(state), words: "\(words) did not start, because the node failed",
        isRepeatable: true)
    case "PREEMPTED":
      OutsideEnd(cause: .job(state), words: "\(words) was preempted", isRepeatable: true)
    default:
      OutsideEnd(
        cause: .job(state),
        words: "\(words) ended as \(state) without a result" + (log.isEmpty ? "" : ": \(log)"))
    }
  }

  /// - Parameter verb: As in `was over`.
  func timeLimit(_ verb: String) -> OutsideEnd {
    OutsideEnd(
      cause: seconds.map { .timedOut($0) } ?? .job("TIMEOUT"),
      words: "the time limit of \(words) (\(limit)) \(verb)")
  }

  /// The time limit, which Slurm writes as `days-hours:minutes:seconds`, without what is zero in front; `nil` for `UNLIMITED`.
  private var seconds: Double? {
    let parts = limit.split(separator: "-")
    let clock = (parts.last ?? "").split(separator: ":").map { Double($0) }
    guard (1...2).contains(parts.count), !clock.isEmpty, clock.count < 4, !clock.contains(nil),
      let days = parts.count == 2 ? Double(parts[0]) : 0
    else { return nil }
    return days * 86_400 + clock.compactMap(\.self).reduce(0) { $0 * 60 + $1 }
  }
}
