import Datasets
import Testing

@Suite("Scenes")
struct ScenesTests {
  @Test("are near-duplicates of one class, and pictures that have none")
  func division() {
    let labels = [0, 0, 1, 0, 1, 0]
    let scenes = Scenes.dividing(
      Array(labels.indices), labels: labels, groups: [[0, 3, 4], [2, 1]])
    #expect(scenes == [[0, 3], [1], [2], [4], [5]])
  }

  @Test("of some of the pictures are given by their order there")
  func part() {
    let scenes = Scenes.dividing(
      [9, 4, 7, 2], labels: [3, 1, 3, 1], groups: [[2, 4, 6], [7, 9]])
    #expect(scenes == [[0, 2], [1, 3]])
  }

  @Test("have each picture once")
  func completeness() {
    let places = Array(0..<50)
    let groups = [Array(10..<20), [1, 49, 30]]
    let scenes = Scenes.dividing(places, labels: places.map { $0 % 3 }, groups: groups)
    #expect(scenes.flatMap { $0 }.sorted() == places)
    #expect(scenes.allSatisfy { scene in Set(scene.map { $0 % 3 }).count == 1 })
  }

  @Test("of no pictures are none")
  func nothing() {
    #expect(Scenes.dividing([], labels: [], groups: [[0, 1]]).isEmpty)
  }
}
