import RunRecord

/// The report of a run as one HTML page, readable offline and without script.
///
/// A pure view of the record: rendering executes nothing and reads no clock, so equal runs give equal pages.
///
/// ```swift
/// let report = HTMLReport(run: run, previous: earlier).render()
/// try report.write(to: "output/simpsons/report.html")
/// ```
public struct HTMLReport: Sendable {
  /// The run that the page shows.
  public var run: Run
  /// The run to compare with; `nil` leaves the comparison out.
  public var previous: Run?
  /// Choices in how the run is shown.
  public var options: ReportOptions

  /// Prepares the page of a run, without a comparison by default.
  public init(run: Run, previous: Run? = nil, options: ReportOptions = ReportOptions()) {
    self.run = run
    self.previous = previous
    self.options = options
  }

  /// The page. It is complete whatever the record holds; what is wrong with its prose is shown in the page and listed
  /// in ``RenderedReport/problems``.
  public func render() -> RenderedReport {
    var builder = PageBuilder(run: run, previous: previous, options: options)
    return builder.build()
  }
}
