import RunRecord

/// The page of a run whose report could not be rendered. It shows as little as possible, so that it comes out whatever the
/// record holds.
public struct FailurePage: Sendable {
  /// The run whose report failed.
  public var run: Run
  /// What went wrong.
  public var failure: String

  /// Makes the page of a run from a message.
  public init(run: Run, failure: String) {
    self.run = run
    self.failure = failure
  }

  /// The page.
  public func render() -> RenderedReport {
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'">
      <title>\(run.header.title)</title>
      </head>
      <body>
      <h1>\(run.header.title)</h1>
      <p role="alert">Run \(run.header.id): \(failure)</p>
      </body>
      </html>

      """
    return RenderedReport(html: page.markup, problems: [], pictures: [])
  }
}
