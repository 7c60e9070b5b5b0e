import Drawing

extension Cast {
  /// The other nine characters in label order.
  static let second: [CharacterDesign] = [
    CharacterDesign(
      name: "krusty_the_clown", skin: Color(0xEFEDE6),
      head: HeadShape(crown: 40, jaw: 40, top: 52, chin: 62),
      hair: Hair(
        color: Color(0x2E9C8E),
        back: [
          .curls(from: 150, to: 232, count: 5, radius: 20, distance: 1.2),
          .curls(from: -52, to: 30, count: 5, radius: 20, distance: 1.2),
        ], front: [.curls(from: -97, to: -83, count: 2, radius: 8, distance: 0.98)]),
      eyes: Eyes(radius: 15, gap: 16, lids: 0.3, shadow: Color(0x9CC2E0)),
      brows: Brows(weight: 4, slant: -5), nose: .ball(Color(0xD8322C), radius: 13),
      mouth: Mouth(width: 40, drop: 40, lips: Color(0xE8C9A0), smile: 0.7, showsTeeth: true),
      extras: [.muzzle(Color(0xF0D9B0)), .bow(Color(0x3C8FCE))],
      clothes: Clothes(
        cut: .suit, main: Color(0x9A55A8), second: Color(0xF2E27A), third: Color(0x3C8FCE),
        girth: 58)),
    CharacterDesign(
      name: "lisa_simpson",
      head: HeadShape(crown: 36, jaw: 32, top: 42, chin: 50),
      hair: Hair(
        color: Color(0xF7CF3C), back: [.spikes(from: 160, to: 380, count: 9, length: 34)]),
      eyes: Eyes(radius: 17, gap: 16, lashes: 4), nose: .round(7),
      mouth: Mouth(width: 24, drop: 32, smile: 0.5),
      extras: [.necklace(.white, bead: 5)],
      clothes: Clothes(cut: .dress, main: Color(0xD9402F), second: Color(0xD9402F), girth: 36)),
    CharacterDesign(
      name: "marge_simpson",
      head: HeadShape(crown: 36, jaw: 32, top: 44, chin: 60),
      hair: Hair(color: Color(0x3D63B8), back: [.tower(width: 44, height: 170)]),
      eyes: Eyes(radius: 17, gap: 16, lashes: 4), nose: .round(8),
      mouth: Mouth(width: 28, drop: 38, smile: 0.4),
      extras: [.necklace(Color(0xC8372E), bead: 8)],
      clothes: Clothes(
        cut: .dress, main: Color(0x9FBF4A), second: Color(0x9FBF4A), girth: 42)),
    CharacterDesign(
      name: "milhouse_van_houten",
      head: HeadShape(crown: 39, jaw: 32, top: 44, chin: 52, flatness: 0.7),
      hair: Hair(color: Color(0x3F62B0), front: [.cap(line: 32, volume: 7, sides: 8, part: 0)]),
      eyes: Eyes(radius: 13, gap: 17),
      brows: Brows(weight: 6, color: Color(0x2F4B8C), slant: -4), nose: .round(9),
      mouth: Mouth(width: 24, drop: 36, smile: 0.0),
      extras: [.glasses(radius: 18, rim: Color(0xCF3A34), weight: 5)],
      clothes: Clothes(
        cut: .shirt, main: Color(0x9D6FB4), second: Color(0xD9A2C0), third: Color(0xC8423A),
        girth: 38)),
    CharacterDesign(
      name: "moe_szyslak", skin: Color(0xE8C550),
      head: HeadShape(crown: 38, jaw: 40, top: 44, chin: 70, flatness: 0.7),
      hair: Hair(
        color: Color(0x6C6A74),
        back: [.curls(from: 170, to: 370, count: 13, radius: 8, distance: 1.02)],
        front: [.curls(from: -150, to: -30, count: 7, radius: 8, distance: 0.88)]),
      eyes: Eyes(radius: 13, gap: 14, lids: 0.35),
      brows: Brows(weight: 6, color: Color(0x4C4A54), slant: 6, areJoined: true),
      nose: .long(16), mouth: Mouth(width: 36, drop: 48, smile: -0.5),
      extras: [.muzzle(Color(0xC9A867)), .wrinkles],
      clothes: Clothes(
        cut: .apron, main: Color(0x5B7FA8), second: Color(0xEDEBE2), third: Color(0x8C2F2F),
        girth: 50)),
    CharacterDesign(
      name: "ned_flanders",
      head: HeadShape(crown: 38, jaw: 35, top: 52, chin: 66),
      hair: Hair(color: Color(0x6E4423), front: [.cap(line: 30, volume: 9, sides: 20, part: 18)]),
      eyes: Eyes(radius: 13, gap: 16),
      brows: Brows(weight: 4, color: Color(0x6E4423)), nose: .round(10),
      mouth: Mouth(width: 28, drop: 44, smile: 0.6),
      extras: [
        .glasses(radius: 16, rim: Color(0x4B4742)), .moustache(Color(0x6E4423)),
      ],
      clothes: Clothes(
        cut: .sweater, main: Color(0x5C9C4A), second: Color(0xE59FB2), third: Color(0x6B8BC0),
        girth: 52)),
    CharacterDesign(
      name: "nelson_muntz",
      head: HeadShape(crown: 40, jaw: 48, top: 40, chin: 58, flatness: 0.8),
      hair: Hair(
        color: Color(0x8A5A2C),
        back: [.spikes(from: 170, to: 370, count: 14, length: 10)],
        front: [.cap(line: 26, volume: 5, sides: 6, part: 6)]),
      eyes: Eyes(radius: 12, gap: 13, lids: 0.25),
      brows: Brows(weight: 5, color: Color(0x5E3C1C), slant: 5), nose: .round(8),
      mouth: Mouth(width: 38, drop: 38, smile: -0.2, showsTeeth: true), extras: [.scar],
      clothes: Clothes(
        cut: .vest, main: Color(0x4A7C8F), second: Color(0xE7967E), third: Color(0x2D4A58),
        girth: 56)),
    CharacterDesign(
      name: "principal_skinner",
      head: HeadShape(crown: 36, jaw: 38, top: 48, chin: 74, flatness: 0.75),
      hair: Hair(color: Color(0x50545E), front: [.cap(line: 32, volume: 5, sides: 24, part: -12)]),
      eyes: Eyes(radius: 13, gap: 14, lids: 0.2),
      brows: Brows(weight: 5, color: Color(0x50545E), slant: 2), nose: .long(12),
      mouth: Mouth(width: 30, drop: 52, smile: -0.2), extras: [.wrinkles],
      clothes: Clothes(
        cut: .suit, main: Color(0x54617E), second: Color(0xDDE6EE), third: Color(0xB184B8),
        girth: 54)),
    CharacterDesign(
      name: "sideshow_bob",
      head: HeadShape(crown: 33, jaw: 30, top: 52, chin: 78),
      hair: Hair(
        color: Color(0xB23327),
        back: [
          .fronds(from: -190, to: 10, count: 9, length: 70),
          .fronds(from: -165, to: -15, count: 6, length: 54),
        ], front: [.fronds(from: -160, to: -20, count: 5, length: 12)]),
      eyes: Eyes(radius: 14, gap: 14, lids: 0.3),
      brows: Brows(weight: 5, color: Color(0x7E2019), slant: 3), nose: .long(15),
      mouth: Mouth(width: 30, drop: 50, smile: 0.3),
      clothes: Clothes(
        cut: .jumpsuit, main: Color(0x6FA79A), second: Color(0xE9D27A), third: Color(0xE37E3A),
        girth: 44)),
  ]

  /// Two further characters that appear among the test pictures and that a loader must skip.
  static let strangers: [CharacterDesign] = [
    CharacterDesign(
      name: "lenny_leonard", head: HeadShape(crown: 38, jaw: 38, top: 50, chin: 64),
      hair: Hair(color: Color(0x35302C), front: [.cap(line: 34, volume: 10, sides: 4, part: 14)]),
      nose: .round(10), extras: [.muzzle(Color(0xCDB06C))],
      clothes: Clothes(cut: .polo, main: Color(0x5E8C5A), second: Color(0xF0EEE6))),
    CharacterDesign(
      name: "mayor_quimby", head: HeadShape(crown: 39, jaw: 42, top: 50, chin: 66),
      hair: Hair(color: Color(0x7B4A28), front: [.cap(line: 28, volume: 12, sides: 14, part: -20)]),
      eyes: Eyes(radius: 13, gap: 14, lids: 0.4), nose: .long(11),
      clothes: Clothes(
        cut: .suit, main: Color(0x6E86B8), third: Color(0xB03A3A), girth: 60)),
  ]
}
