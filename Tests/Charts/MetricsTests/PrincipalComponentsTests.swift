import Metrics
import Testing

@Suite struct PrincipalComponentsTests {
  /// Three columns of the reference samples, stretched so that their order is clear.
  let points = ReferenceSamples.probabilities.map { [$0[0], $0[1] * 2, $0[2] * 3] }

  @Test func agreesWithScikitLearnUpToSign() {
    let components = PrincipalComponents(points)
    let expected = [
      [-0.13597823373833898, -0.29457878134424437, 0.9459034102545256],
      [-0.38052467527813094, 0.8970650597176575, 0.22466697607398475],
    ]
    for (direction, reference) in zip(components.directions, expected) {
      #expect(zip(direction, reference).allSatisfy { abs($0 - $1) < 1e-5 })
    }
    #expect(abs(components.variances[0] - 0.6149947273148211) < 1e-6)
    #expect(abs(components.shares[1] - 0.31693746568304154) < 1e-6)
  }

  @Test func projectsTheMeanToTheOrigin() {
    let components = PrincipalComponents(points)
    let place = components.project(components.mean.map(Float.init))
    #expect(place.allSatisfy { abs($0) < 1e-6 })
  }

  @Test func equalPointsHaveNoVariance() {
    let components = PrincipalComponents([[1, 2], [1, 2], [1, 2]])
    #expect(components.variances == [0, 0] && components.shares == [0, 0])
  }
}
