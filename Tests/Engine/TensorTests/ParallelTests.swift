import Synchronization
import Tensor
import Testing

struct ParallelTests {
  @Test("Each index is run once", arguments: [0, 1, 2, 7, 1000])
  func eachIndex(count: Int) {
    let buffer = AlignedBuffer<Int32>(count: max(1, count))
    for _ in 0..<50 {
      Parallel.forEach(count) { index, _ in buffer.base[index] += 1 }
    }
    #expect((0..<count).allSatisfy { buffer.base[$0] == 50 })
  }

  @Test("Ranges cover all indices without overlap")
  func ranges() {
    let sum = Atomic<Int>(0)
    Parallel.forEachRange(of: 103, size: 10) { range, _ in
      sum.wrappingAdd(range.reduce(0, +), ordering: .relaxed)
    }
    #expect(sum.load(ordering: .relaxed) == 103 * 102 / 2)
  }

  @Test("A loop within a loop runs on the thread that starts it")
  func nested() {
    let sum = Atomic<Int>(0)
    Parallel.forEach(8) { outer, _ in
      Parallel.forEach(8) { inner, _ in sum.wrappingAdd(outer * inner, ordering: .relaxed) }
    }
    #expect(sum.load(ordering: .relaxed) == 28 * 28)
  }

  @Test("Workers have separate memory")
  func scratch() {
    let scratch = WorkerScratch(count: 4)
    let wrong = Atomic<Int>(0)
    Parallel.forEach(500) { index, worker in
      let memory = scratch[worker]
      memory[0] = Float(index)
      if memory[0] != Float(index) { wrong.wrappingAdd(1, ordering: .relaxed) }
    }
    #expect(wrong.load(ordering: .relaxed) == 0)
  }
}
