import Downloads
import Testing

@Suite struct ByteProgressTests {
  @Test func `The line tells part, bytes, rate and time left`() {
    var progress = ByteProgress(label: "train.tar.gz", total: 524_000_000)
    progress.update(bytes: 200_000_000, time: 10)
    #expect(
      progress.progress.line
        == "train.tar.gz  38% ━━━━━━━───────────── 200 MB of 524 MB")
    progress.update(bytes: 225_000_000, time: 12)
    #expect(
      progress.progress.line
        == "train.tar.gz  42% ━━━━━━━━──────────── 225 MB of 524 MB, 12.5 MB/s, 0:24 left")
    #expect(progress.progress.position == "42 % of train.tar.gz")
  }

  @Test func `Without a total it tells the bytes and the rate`() {
    var progress = ByteProgress(label: "x.zip", total: nil)
    progress.update(bytes: 0, time: 0)
    progress.update(bytes: 3_000_000, time: 2)
    #expect(progress.progress.line == "x.zip 3.00 MB, 1.50 MB/s")
    #expect(progress.progress.fraction == nil)
  }

  @Test func `The rate follows the last seconds`() {
    var progress = ByteProgress(label: "x.zip", total: 100_000_000)
    for second in 0...20 {
      let bytes = second <= 10 ? second * 5_000_000 : 50_000_000 + (second - 10) * 1_000_000
      progress.update(bytes: bytes, time: Double(second))
    }
    #expect(progress.progress.line.contains("1.00 MB/s, 0:40 left"))
  }
}
