import CCairo

/// Turns a status of Cairo into an error.
func check(_ status: cairo_status_t, _ action: @autoclosure () -> String) throws {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  throw DrawingError(action(), reason: String(cString: cairo_status_to_string(status)))
}
