import RunRecord

/// Follows a run while it goes on: the terminal, the live report.
package protocol RunListener: AnyObject {
  /// Called after each event was recorded. `isReplayed` is true for what a stored result showed.
  func heard(_ kind: Event.Kind, in run: Run, isReplayed: Bool)
  /// Called several times a second while a cell runs.
  func tick(_ run: Run)
}
