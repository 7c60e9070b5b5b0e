import Foundation
import Hosting

/// A download in progress: it sends requests until the file is whole.
final class Transfer {
  private let download: FileDownload
  private let client: HTTPClient
  private var part: PartialFile
  private var progress: ByteProgress
  /// Whether the current attempt's response is known to be the file, or its rest.
  private var hasBegun = false
  private var nextReport = 0.0
  /// When the last bytes came, or the attempt began.
  private var lastArrival = 0.0
  /// Whether bytes of different attempts were joined.
  private(set) var wasContinued = false

  init(of download: FileDownload) throws {
    self.download = download
    client = try HTTPClient()
    part = try PartialFile(for: download.file, address: download.address)
    progress = ByteProgress(
      label: (download.file as NSString).lastPathComponent, total: part.record?.total)
  }

  /// Fetches what is missing and gives the file its name.
  func run() throws {
    var isComplete = part.count > 0 && part.count == part.record?.total
    var furthest = part.count
    var failures = 0
    while !isComplete {
      do {
        try attempt()
        isComplete = true
      } catch let failure as TransferFailure {
        if failure == .changed { try part.discard() }
        if part.count > furthest {
          furthest = part.count
          failures = 0
        }
        failures += 1
        try wait(after: failure, failures: failures)
      }
    }
    if let size = download.size, size != part.count { throw wrongSize(received: part.count) }
    try part.finish()
    show(at: Clock.seconds)
  }

  /// Asks once for what is missing.
  /// - Throws: ``TransferFailure`` when the file is not whole then.
  private func attempt() throws {
    if !part.canContinue(unnamedVersion: download.sha256 != nil) { try part.discard() }
    let offset = part.count
    hasBegun = false
    lastArrival = Clock.seconds
    let exchange = HTTPExchange(
      receive: { [self] in try receive($1, of: $0, after: offset) }, beat: { [self] in try beat() })
    let request = HTTPRequest(
      address: download.address, offset: offset, validator: part.record?.validator)
    try client.get(request, patience: download.patience, to: exchange)
    try finish(exchange.head, after: offset)
  }

  private func receive(
    _ bytes: UnsafeRawBufferPointer, of head: ResponseHead, after offset: Int
  ) throws {
    guard head.status == 200 || head.status == 206 else { return }  // the text of an error
    lastArrival = Clock.seconds
    if !hasBegun { try begin(head, after: offset) }
    try part.append(bytes)
    let limit = part.record?.total ?? download.size ?? download.largest
    guard part.count <= limit else {
      throw download.size == nil
        ? DownloadError.tooLarge(address: download.address, limit: download.largest)
        : wrongSize(received: part.count)
    }
  }

  /// Decides whether the response is the rest of what is there, or the file from its first byte.
  private func begin(_ head: ResponseHead, after offset: Int) throws {
    if head.isWebPage { throw DownloadError.webPage(address: download.address) }
    if head.status == 206 {
      guard head.contentRange?.first == offset, part.isContinued(by: head) else {
        throw TransferFailure.changed
      }
      if part.record == nil { try part.begin(record(of: head)) }
      wasContinued = wasContinued || offset > 0
    } else {
      try part.begin(record(of: head))
    }
    hasBegun = true
    progress.total = part.record?.total
    guard let total = part.record?.total else { return }
    if let size = download.size, size != total { throw wrongSize(received: total) }
    guard total <= download.largest else {
      throw DownloadError.tooLarge(address: download.address, limit: download.largest)
    }
    guard part.hasRoom(for: total - part.count) else {
      throw DownloadError.noRoom(path: download.file, needed: total - part.count)
    }
  }

  private func record(of head: ResponseHead) -> DownloadRecord {
    let total = head.status == 206 ? head.contentRange?.total : head.contentLength
    return DownloadRecord(address: download.address, total: total, validator: head.validator)
  }

  /// Judges a response that ended without an error.
  private func finish(_ head: ResponseHead, after offset: Int) throws {
    switch head.status {
    case 200, 206:
      if !hasBegun { try begin(head, after: offset) }
      if let total = part.record?.total, part.count < total {
        throw TransferFailure.connection("it ended after \(part.count) of \(total) bytes")
      }
      if part.record?.total == nil { try part.setTotal() }
    case 416:
      // The server says that there is no more: true, or the file is another one now.
      guard offset > 0, head.contentRange?.total == offset else { throw TransferFailure.changed }
      try part.setTotal()
    default:
      throw TransferFailure.status(head.status, wait: head.retryAfter(now: Date()))
    }
  }

  private func wrongSize(received: Int) -> DownloadError {
    .wrongSize(address: download.address, expected: download.size ?? 0, received: received)
  }

  /// Called by libcurl all the time: shows the progress, obeys the host and notices a dead connection.
  ///
  /// libcurl's own limit of speed looks at a mean over five seconds and so comes late.
  private func beat() throws {
    let time = Clock.seconds
    let stalling = download.patience.stalling
    if time - lastArrival > Double(stalling) {
      throw TransferFailure.connection("nothing arrived for \(stalling) s")
    }
    guard time >= nextReport else { return }
    nextReport = time + 0.05
    show(at: time)
    try stopIfAsked()
  }

  private func show(at time: Double) {
    progress.update(bytes: part.count, time: time)
    Work.host.report(progress.progress)
  }

  private func stopIfAsked() throws {
    guard Work.host.isCancelled else { return }
    throw Interrupted(at: progress.progress.position ?? download.file)
  }

  /// Waits before the next attempt, for as long as the server wants or the number of failures suggests.
  private func wait(after failure: TransferFailure, failures: Int) throws {
    let patience = download.patience
    var reason = "\(failure)"
    guard failure.isTemporary else { throw unanswered(reason) }
    guard failures < patience.attempts else {
      throw unanswered("\(reason), \(failures) times in a row")
    }
    var seconds = patience.wait(after: failures)
    if case .status(_, let requested?) = failure {
      guard requested <= patience.longestRequestedWait else {
        throw unanswered("\(reason), and accepts no other request for \(Int(requested)) s")
      }
      seconds = max(seconds, requested)
    }
    reason = "\(progress.label): \(reason); attempt \(failures + 1) of \(patience.attempts)"
    let end = Clock.seconds + seconds
    while case let left = end - Clock.seconds, left > 0 {
      Work.host.report(WorkProgress(line: "\(reason) in \(Int(left.rounded(.up))) s"))
      try stopIfAsked()
      usleep(UInt32(min(left, 0.1) * 1_000_000))
    }
  }

  private func unanswered(_ reason: String) -> DownloadError {
    .unanswered(address: download.address, reason: reason)
  }
}
