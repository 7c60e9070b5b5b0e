/// All characters of the stand-in: own drawings that follow a few words of description each.
enum Cast {
  /// The 18 characters in label order.
  static let characters = first + second
}
