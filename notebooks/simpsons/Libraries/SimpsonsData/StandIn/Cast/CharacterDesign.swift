import Drawing

/// What a character of the stand-in looks like, as data: all are drawn by the same few functions.
///
/// Lengths are in units of which a head measures about 120 from crown to chin; the origin is between the eyes, x grows
/// to the right and y downwards.
struct CharacterDesign: Sendable {
  /// The name of the character's folder.
  var name: String
  var skin = Color(0xF7CF3C)
  var head = HeadShape()
  var hair = Hair()
  var eyes = Eyes()
  var brows = Brows()
  var nose = Nose.round(9)
  var mouth = Mouth()
  /// What is worn or grown on the face and neck, in the order in which it is drawn.
  var extras: [Extra] = []
  var clothes: Clothes
}

/// The outline of a head.
struct HeadShape: Sendable {
  /// Half the width at the height of the eyes.
  var crown = 42.0
  /// Half the width at the mouth.
  var jaw = 36.0
  /// From the eyes up to the crown.
  var top = 58.0
  /// From the eyes down to the chin.
  var chin = 62.0
  /// How flat the crown is: 0.55 is an ellipse, 1 a box.
  var flatness = 0.6
}

/// Hair behind and before the head.
struct Hair: Sendable {
  var color = Color(0x4A3322)
  var back: [HairPiece] = []
  var front: [HairPiece] = []
}

/// One part of a hairdo. Angles are degrees around the crown, -90 the top, 0 the right.
enum HairPiece: Sendable {
  /// Pointed tufts that stand off the head.
  case spikes(from: Double, to: Double, count: Int, length: Double)
  /// Long leaves that bow outwards, as of a palm.
  case fronds(from: Double, to: Double, count: Int, length: Double)
  /// Round tufts along the outline, `distance` 1 being on it.
  case curls(from: Double, to: Double, count: Int, radius: Double, distance: Double = 1)
  /// Covers the crown down to `line` above the eyes, `volume` thicker than the head; `sides` end that far below the eyes.
  case cap(line: Double, volume: Double, sides: Double, part: Double = 0)
  /// A column with a wavy outline.
  case tower(width: Double, height: Double)
  /// Single hairs that bow over a bald head.
  case strands(Int)
  /// A zigzag of hair next to the ears.
  case zigzag
  /// A tail at the back.
  case tail
}

/// A pair of eyes.
struct Eyes: Sendable {
  var radius = 15.0
  /// From the middle to the center of each.
  var gap = 15.0
  /// How far the lids hang, from 0 to 1.
  var lids = 0.0
  var lashes = 0
  /// The color of the lids, where it is not the skin's.
  var shadow: Color?
}

/// A pair of eyebrows; none when `weight` is 0.
struct Brows: Sendable {
  var weight = 0.0
  var color = Color(0x2B211B)
  /// How far the inner ends hang below the outer ones: over 0 is angry, under 0 is worried.
  var slant = 0.0
  var areJoined = false
}

enum Nose: Sendable {
  case round(Double)
  case long(Double)
  case hooked
  case snout
  case ball(Color, radius: Double)
}

struct Mouth: Sendable {
  var width = 26.0
  /// Below the eyes.
  var drop = 36.0
  var lips: Color?
  /// Over 0 the corners are drawn up by nature.
  var smile = 0.3
  var showsTeeth = false
}

/// Something on the face or the neck.
enum Extra: Sendable {
  case glasses(radius: Double, rim: Color, weight: Double = 3)
  case moustache(Color)
  case goatee(Color)
  case fullBeard(Color)
  case muzzle(Color)
  case necklace(Color, bead: Double)
  case earrings(Color)
  case peakedCap(Color, band: Color)
  case wrinkles
  case spots
  case bow(Color)
  case cheeks(Color)
  case scar
}

/// What a body wears.
struct Clothes: Sendable {
  enum Cut: Sendable { case shirt, polo, suit, dress, vest, uniform, apron, sweater, jumpsuit }
  var cut: Cut
  var main: Color
  /// The shirt beneath, the collar, the apron.
  var second = Color.white
  /// Tie, badge, buttons.
  var third = Color(0x26262E)
  /// Half the width of the shoulders.
  var girth = 52.0
}
