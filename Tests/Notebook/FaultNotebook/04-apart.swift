import Cuaderno
import Foundation

//: ## Apart

let apart = Cell("Apart", start, world) { start, folder in
  metric("apart", start.count)
  metric("total", start.reduce(0, +), better: .higher)
  for (name, part) in zip(["first", "second"], start) { metric("part", part, of: name) }
  guard !folder.isEmpty else { return "" }
  let text = try String(contentsOfFile: folder + "/first.txt", encoding: .utf8)
  print("read:", text.prefix(20))
  usleep(text == "slow" ? 1_000_000 : 0)
  return text
}
