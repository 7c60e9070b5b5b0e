import Datasets
import Randomness
import Testing

@Suite struct SplitTests {
  private let labels = (0..<300).map { $0 % 3 == 0 ? 0 : 1 }  // 100 and 200
  private let random = RandomSource(seed: 4)

  @Test func holdsBackTheSameShareOfEachClass() {
    let split = Split.stratified(labels: labels, share: 0.2, random: random)
    #expect(split.heldOut.count(where: { labels[$0] == 0 }) == 20)
    #expect(split.heldOut.count(where: { labels[$0] == 1 }) == 40)
    #expect((split.training + split.heldOut).sorted() == Array(0..<300))
  }

  @Test func groupsStayOnOneSide() {
    let groups = (0..<40).map { [$0 * 7, $0 * 7 + 1, $0 * 7 + 5] }
    let split = Split.stratified(labels: labels, groups: groups, share: 0.25, random: random)
    let heldOut = Set(split.heldOut)
    for group in groups {
      #expect([0, group.count].contains(group.count(where: heldOut.contains)))
    }
    #expect((70...75).contains(split.heldOut.count))
  }

  @Test func theSeedDecides() {
    let again = Split.stratified(labels: labels, random: random)
    #expect(Split.stratified(labels: labels, random: random) == again)
    #expect(Split.stratified(labels: labels, random: RandomSource(seed: 5)) != again)
  }
}
