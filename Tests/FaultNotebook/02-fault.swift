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
    while kind == .stubborn || !Execution.host.isCancelled { usleep(1000) }
    throw Interrupted(at: "round 1")
  case .chatty:
    for _ in 0..<64 { print(String(repeating: "y", count: 1 << 16)) }
  case .bulky:
    let picture = Picture(
      data: Data(count: 1 << 20), mediaType: "image/png", width: 1, height: 1,
      alternativeText: "a megabyte")
    show(Gallery([Gallery.Item(picture)]))
  case .gigabyte:
    let line = String(repeating: "x", count: (1 << 20) - 1)
    for _ in 0..<1024 { print(line) }
    print("the last line")
  }
  return start.count
}
