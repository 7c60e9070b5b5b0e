import Artifacts
import Testing

@Suite struct FileErrorTests {
  @Test func namesTheFileAndTheReason() {
    let error = FileError("cannot open", path: "/a/b", code: 28)
    #expect("\(error)" == "cannot open /a/b: No space left on device")
  }

  @Test func withoutAFileOnlyTheReasonFollows() {
    let error = FileError("cannot open a pipe", path: "", code: 24)
    #expect("\(error)" == "cannot open a pipe: Too many open files")
  }
}
