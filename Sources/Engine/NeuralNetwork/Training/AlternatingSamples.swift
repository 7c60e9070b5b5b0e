import Checks

/// Samples in groups whose members take turns: each epoch sees one of every group.
///
/// Near-duplicates, such as neighboring frames of a film, teach a network hardly more than one of them does, least of all when it sees
/// them changed at random anyway. An epoch over groups is shorter for that, and gives every group the same weight.
///
/// ```swift
/// let scenes = pictures.alternating(in: [[0, 3], [1], [2, 4, 5]])
/// try model.fit(scenes, targets.rows(at: [0, 1, 2]), epochs: 6)
/// ```
public struct AlternatingSamples<Source: BatchSource>: BatchSource {
  /// The samples that are drawn from.
  public let source: Source
  /// The places in ``source`` that are interchangeable, group by group. A sample of this source is a group.
  public let groups: [[Int]]
  /// The epochs that came before, where a training is one part of a longer one.
  public let earlierEpochs: Int

  public var sampleCount: Int { groups.count }
  public var sampleShape: [Int] { source.sampleShape }
  public var preparesAhead: Bool { source.preparesAhead }

  public func fill(
    _ batch: SampleBatch, with indices: ArraySlice<Int>, for request: BatchRequest
  ) throws {
    try source.fill(batch, with: members(of: indices, in: request.epoch), for: request)
  }

  /// Groups begin at different members, so that each epoch has some of every kind.
  private func members(of indices: ArraySlice<Int>, in epoch: Int) -> ArraySlice<Int> {
    indices.map { index in
      let group = groups[index]
      return group[(index + earlierEpochs + epoch) % group.count]
    }[...]
  }
}

extension BatchSource {
  /// The members of each group, one per epoch.
  ///
  /// - Parameters:
  ///   - groups: Places of samples that have the same target; none is empty.
  ///   - earlierEpochs: The epochs that came before, where a training is one part of a longer one.
  public func alternating(in groups: [[Int]], after earlierEpochs: Int = 0)
    -> AlternatingSamples<Self>
  {
    for group in groups {
      require(!group.isEmpty, "a group without samples")
      for index in group {
        require(
          index >= 0 && index < sampleCount, "sample \(index) of a source with \(sampleCount)")
      }
    }
    return AlternatingSamples(source: self, groups: groups, earlierEpochs: earlierEpochs)
  }
}
