import Foundation

extension RankGroup {
  /// Everyone's value, by rank.
  func gather<Value: BitwiseCopyable>(_ value: Value) -> [Value] {
    var all: [Value] = []
    perform { all = gather(value, $0) }
    return all
  }

  /// The same, on the thread that speaks to the others.
  func gather<Value: BitwiseCopyable>(_ value: Value, _ calls: MessagePassing) -> [Value] {
    let size = MemoryLayout<Value>.stride
    var all = [Value](repeating: value, count: count)
    withUnsafeBytes(of: value) { own in
      all.withUnsafeMutableBytes { all in
        calls.gather(
          from: own.baseAddress, to: all.baseAddress,
          bytes: (0..<count).map { $0 * size..<$0 * size + own.count })
      }
    }
    return all
  }

  /// Completes an array of which each rank has a range.
  func gather(_ numbers: UnsafeMutableBufferPointer<Double>, _ ranges: [Range<Int>]) {
    let own = Array(numbers[ranges[rank]])
    own.withUnsafeBytes { own in
      perform { calls in
        calls.gather(
          from: own.baseAddress, to: numbers.baseAddress,
          bytes: ranges.map { $0.lowerBound * 8..<$0.upperBound * 8 })
      }
    }
  }

  /// Gives all ranks the numbers of the first.
  func share(_ numbers: UnsafeMutableBufferPointer<Float>) {
    let own = rank == 0 ? Array(numbers) : []
    own.withUnsafeBytes { own in
      perform { calls in
        calls.gather(
          from: own.baseAddress, to: numbers.baseAddress,
          bytes: (0..<count).map { 0..<($0 == 0 ? numbers.count * 4 : 0) })
      }
    }
  }

  /// The bytes of one rank.
  func share(_ bytes: Data, of sender: Int = 0) -> Data {
    let length = gather(bytes.count)[sender]
    var received = Data(count: length)
    bytes.withUnsafeBytes { own in
      received.withUnsafeMutableBytes { received in
        perform { calls in
          calls.gather(
            from: own.baseAddress, to: received.baseAddress,
            bytes: (0..<count).map { 0..<($0 == sender ? length : 0) })
        }
      }
    }
    return received
  }
}
