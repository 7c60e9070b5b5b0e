import Cuaderno
import Foundation

//: ## Go wrong

struct Wrong: Error, CustomStringConvertible {
  var description: String { "this went wrong on purpose" }
}

let fault = Cell("Go wrong", start, kind) { start, kind in
  print("about to go wrong:", kind.rawValue)
  switch kind {
  case .none: break
  case .throw: throw Wrong()
  case .trap: fatalError("a trap on purpose")
  case .index: print(start[start.count + 40])
  case .segfault: UnsafeMutablePointer<Int>(bitPattern: 8)?.pointee = 1
  case .exit: exit(0)
  case .memory:
    var hoard: [[UInt8]] = []
    while hoard.count < 1 << 20 { hoard.append([UInt8](repeating: 1, count: 1 << 26)) }
  case .loop, .stubborn:
    while kind == .stubborn || !Work.host.isCancelled { usleep(1000) }
    throw Interrupted(at: "round 1")
  case .grudging:
    while !Work.host.isCancelled { usleep(1000) }
    throw Wrong()
  case .hasty: while !Work.host.isCancelled { usleep(1000) }
  case .late: usleep(1_500_000)
  case .orphan:
    guard let shell = popen("sleep 600 & echo $!", "r") else { throw Wrong() }
    var line = [CChar](repeating: 0, count: 32)
    fgets(&line, 32, shell)
    print("child", line.prefix { $0 > 32 }.map { String(UnicodeScalar(UInt8($0))) }.joined())
    fatalError("it leaves a child")
  case .heavy:
    try Work.host.checkpoints?.save([Double](repeating: 1, count: 1 << 18), name: "heavy")
  case .careful, .forgetful:
    try Work.host.checkpoints?.save(start, name: "start")
    if kind == .forgetful { throw Wrong() }
  case .chatty:
    for _ in 0..<64 { print(String(repeating: "y", count: 1 << 16)) }
  case .bulky:
    let picture = Picture(
      data: Data(count: 1 << 20), mediaType: "image/png", width: 1, height: 1,
      alternativeText: "a megabyte")
    show(Gallery([Gallery.Item(picture)]))
  case .threads: await announceOnThreads()
  case .restless: disturbProcess()
  case .lingering: leaveThreads()
  case .mainActor: await MainActor.run { print("on the main actor") }
  case .stray: for descriptor: Int32 in 3..<32 { write(descriptor, "stray", 5) }
  case .closing: for descriptor: Int32 in 3..<32 { close(descriptor) }
  case .gigabyte:
    let line = String(repeating: "x", count: (1 << 20) - 1)
    for _ in 0..<1024 { print(line) }
    print("the last line")
  }
  return start.count
}
