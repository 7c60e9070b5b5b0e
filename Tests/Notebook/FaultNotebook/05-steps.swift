import Cuaderno
import Foundation

//: ## Many steps
//: Long work that saves a checkpoint after each step.

/// What was reached so far.
struct Walk: Codable, Sendable {
  var step = 0
  var place = 0.0
  var path: [Double] = []
}

let steps = Cell("Many steps", count, pause) { count, pause in
  let host = Work.host
  var walk = host.checkpoints?.load(Walk.self, name: "walk") ?? Walk()
  if walk.step > count { walk = Walk() }
  while walk.step < count {
    if host.isCancelled { throw Interrupted(at: "step \(walk.step)/\(count)") }
    var generator = host.random["step"][walk.step].generator
    usleep(UInt32(pause * 1000))
    walk.place += Double.random(in: -1...1, using: &generator)
    walk.path.append(walk.place)
    walk.step += 1
    host.report(
      WorkProgress(
        line: "step \(walk.step)", fraction: Double(walk.step) / Double(count),
        position: "step \(walk.step)/\(count)"))
    try host.checkpoints?.save(walk, name: "walk")
  }
  metric("place", walk.place)
  return walk
}
