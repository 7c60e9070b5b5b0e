/// Shows a value right under the code that calls: a chart, a table, a gallery, a finding.
///
/// - Parameters:
///   - value: What is shown.
///   - name: What prose refers to a figure, table or gallery by: `[](#loss)` becomes “Figure 3” where that has the
///     name `loss`.
///   - fileID: The caller's file; leave it to its default.
///   - line: The caller's line; leave it to its default.
public func show(
  _ value: some Displayable, name: String? = nil, fileID: String = #fileID, line: Int = #line
) {
  let output = name.map { value.output.named($0) } ?? value.output
  RunningCell.host?.show(output, at: SourceLocation(fileID: fileID, line: line))
}

/// Prints values under the code that calls, as the standard library's `print` does.
public func print<each Item>(
  _ items: repeat each Item, separator: String = " ", terminator: String = "\n",
  fileID: String = #fileID, line: Int = #line
) {
  var text = ""
  var isFirst = true
  func append(_ item: some Any) {
    if !isFirst { text += separator }
    isFirst = false
    Swift.print(item, terminator: "", to: &text)
  }
  repeat append(each items)
  text += terminator
  RunningCell.host?.show(
    .text(PrintedText(text)), at: SourceLocation(fileID: fileID, line: line))
}

/// Prints an empty line under the code that calls.
public func print(terminator: String = "\n", fileID: String = #fileID, line: Int = #line) {
  RunningCell.host?.show(
    .text(PrintedText(terminator)), at: SourceLocation(fileID: fileID, line: line))
}
