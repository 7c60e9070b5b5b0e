import Checks
import Foundation

/// The calls of Open MPI that a training needs, found in its library when the program runs, so that building and running without
/// it needs nothing.
///
/// `@unchecked Sendable`: only the thread that made it may use it. A call waits by testing and sleeping: Open MPI's own waiting would take a processor from the
/// threads that compute.
final class MessagePassing: @unchecked Sendable {
  private typealias Handle = UnsafeMutableRawPointer
  private typealias Counts = UnsafePointer<Int32>
  private typealias Init =
    @convention(c) (
      UnsafeMutableRawPointer?, UnsafeMutableRawPointer?, Int32, UnsafeMutablePointer<Int32>
    ) -> Int32
  private typealias Query = @convention(c) (Handle, UnsafeMutablePointer<Int32>) -> Int32
  private typealias AllToAll =
    @convention(c) (
      UnsafeRawPointer?, Counts, Counts, Handle, UnsafeMutableRawPointer?, Counts, Counts, Handle,
      Handle,
      UnsafeMutablePointer<Handle?>
    ) -> Int32
  private typealias AllGather =
    @convention(c) (
      UnsafeRawPointer?, Int32, Handle, UnsafeMutableRawPointer?, Counts, Counts, Handle, Handle,
      UnsafeMutablePointer<Handle?>
    ) -> Int32
  private typealias Test =
    @convention(c) (
      UnsafeMutablePointer<Handle?>, UnsafeMutablePointer<Int32>, UnsafeMutableRawPointer?
    ) -> Int32
  private typealias Finalize = @convention(c) () -> Int32

  let rank: Int
  let count: Int
  /// The bytes that this rank has sent to others.
  private(set) var sentBytes = 0
  private let world: Handle
  private let float: Handle
  private let byte: Handle
  private let allToAll: AllToAll
  private let allGather: AllGather
  private let test: Test
  private let finalize: Finalize

  /// Connects this process with the other ranks; may be called once, and waits for all of them.
  init() throws {
    guard let library = dlopen("libmpi.so.40", RTLD_NOW | RTLD_GLOBAL) else {
      throw RankError.noMessagePassing(reason: dlerror().map { String(cString: $0) } ?? "not found")
    }
    func symbol(_ name: String) throws -> Handle {
      guard let symbol = dlsym(library, name) else {
        throw RankError.noMessagePassing(reason: "it has no \(name)")
      }
      return symbol
    }
    func function<Function>(_ name: String, _ type: Function.Type) throws -> Function {
      unsafeBitCast(try symbol(name), to: type)
    }
    world = try symbol("ompi_mpi_comm_world")
    float = try symbol("ompi_mpi_float")
    byte = try symbol("ompi_mpi_byte")
    allToAll = try function("MPI_Ialltoallv", AllToAll.self)
    allGather = try function("MPI_Iallgatherv", AllGather.self)
    test = try function("MPI_Test", Test.self)
    finalize = try function("MPI_Finalize", Finalize.self)
    let begin = try function("MPI_Init_thread", Init.self)
    let (rankOf, sizeOf) = try (
      function("MPI_Comm_rank", Query.self), function("MPI_Comm_size", Query.self)
    )
    // MPI_THREAD_FUNNELED: the calling thread makes all calls.
    var (level, rank, count): (Int32, Int32, Int32) = (0, 0, 0)
    let status = begin(nil, nil, 1, &level)
    guard status == 0, level >= 1, rankOf(world, &rank) == 0, sizeOf(world, &count) == 0 else {
      throw RankError.noMessagePassing(reason: "MPI_Init_thread ended with status \(status)")
    }
    (self.rank, self.count) = (Int(rank), Int(count))
  }

  /// Sends a range of `source` to each rank, and receives one from each into `target`. Ranges count floats.
  func exchange(
    from source: UnsafePointer<Float>, _ sent: [Range<Int>], to target: UnsafeMutablePointer<Float>,
    _ received: [Range<Int>]
  ) {
    sentBytes += 4 * (sent.map(\.count).reduce(0, +) - sent[rank].count)
    withCounts(sent) { sentCounts, sentStarts in
      withCounts(received) { counts, starts in
        wait {
          allToAll(
            source, sentCounts, sentStarts, float, target, counts, starts, float, world, &$0)
        }
      }
    }
  }

  /// Sends `source` to all ranks, and receives a range of `target` from each. Ranges count floats.
  func gather(
    from source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>,
    _ ranges: [Range<Int>]
  ) {
    gather(source, to: target, ranges, float, size: 4)
  }

  /// Sends `source` to all ranks, and receives a range of `target` from each. Ranges count bytes.
  func gather(
    from source: UnsafeRawPointer?, to target: UnsafeMutableRawPointer?, bytes ranges: [Range<Int>]
  ) {
    gather(source, to: target, ranges, byte, size: 1)
  }

  private func gather(
    _ source: UnsafeRawPointer?, to target: UnsafeMutableRawPointer?, _ ranges: [Range<Int>],
    _ type: Handle, size: Int
  ) {
    sentBytes += size * ranges[rank].count * (count - 1)
    withCounts(ranges) { counts, starts in
      wait {
        allGather(source, Int32(ranges[rank].count), type, target, counts, starts, type, world, &$0)
      }
    }
  }

  /// Says goodbye to the other ranks, which must do the same.
  func end() { require(finalize() == 0, "MPI_Finalize failed") }

  /// The lengths and starts of ranges, which a call reads until it has ended.
  private func withCounts(_ ranges: [Range<Int>], _ body: (Counts, Counts) -> Void) {
    let (counts, starts) = (ranges.map { Int32($0.count) }, ranges.map { Int32($0.lowerBound) })
    counts.withUnsafeBufferPointer { counts in
      starts.withUnsafeBufferPointer { starts in
        guard let counts = counts.baseAddress, let starts = starts.baseAddress else { return }
        body(counts, starts)
      }
    }
  }

  /// Begins a call and waits for its end. An error ends the whole program, as is Open MPI's default.
  private func wait(_ begin: (inout Handle?) -> Int32) {
    var request: Handle?
    var status = begin(&request)
    var isDone: Int32 = 0
    var turns = 0
    while status == 0 {
      status = test(&request, &isDone, nil)
      if isDone != 0 { break }
      turns += 1
      if turns < Self.patience { sched_yield() } else { usleep(50) }
    }
    require(status == 0, "a call of Open MPI ended with status \(status)")
  }

  /// How often a call tests before it sleeps between tests.
  private static let patience = 100
}
