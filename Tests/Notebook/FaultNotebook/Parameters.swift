import Cuaderno
import Foundation

/// What the second cell does.
enum FaultKind: String, CaseIterable, ParameterType, Codable {
  case none, `throw`, trap, index, segfault, exit, memory, loop, gigabyte, bulky, chatty, stubborn
  case grudging, late, hasty, orphan, careful, forgetful, heavy, threads, restless, stray, closing,
    mainActor, lingering
}

let kind = Parameter("kind", default: FaultKind.none, help: "What goes wrong.")
let count = Parameter(
  "count", default: 30, in: 1...100_000, help: "How many steps to take.", extendsWork: true)
let pause = Parameter("pause", default: 0, in: 0...1000, help: "Milliseconds a step takes.")
let amount = Parameter("amount", default: 3, in: 1...10, help: "What the first cell gives.")

let outside = Parameter(
  "outside", default: FaultKind.none, help: "What goes wrong when the world is inspected.")

let folder = Parameter("folder", default: "", help: "A folder that the world has, or none.")

/// Something outside; its inspection goes wrong as the parameter says.
let world = ExternalInput("world", outside, folder) {
  (surroundings: inout Surroundings, kind: FaultKind, folder: String) in
  surroundings.depends(on: "age", "1")
  if !folder.isEmpty { try surroundings.dependsOnFolder(folder) }
  if kind != .none { FileHandle.standardError.write(Data("looking at the world\n".utf8)) }
  switch kind {
  case .throw: throw Wrong()
  case .trap: fatalError("a trap in an input")
  case .segfault: UnsafeMutablePointer<Int>(bitPattern: 16)?.pointee = 1
  case .exit: exit(0)
  case .loop: while true { usleep(1000) }
  default: break
  }
  return folder
}
