import Drawing

extension Cast {
  /// The first nine characters in label order.
  static let first: [CharacterDesign] = [
    CharacterDesign(
      name: "abraham_grampa_simpson", skin: Color(0xF2CC52),
      head: HeadShape(crown: 38, jaw: 37, top: 66, chin: 78, flatness: 0.62),
      hair: Hair(
        color: Color(0xD9D6CE),
        back: [
          .curls(from: 168, to: 215, count: 4, radius: 9),
          .curls(from: -35, to: 12, count: 4, radius: 9),
        ]),
      eyes: Eyes(radius: 14, gap: 14, lids: 0.3), brows: Brows(weight: 3, color: Color(0xBDB9AE)),
      nose: .long(14), mouth: Mouth(width: 30, drop: 44, smile: -0.3),
      extras: [
        .fullBeard(Color(0xE4DFCF)), .wrinkles, .glasses(radius: 17, rim: Color(0x6F6A60)),
      ],
      clothes: Clothes(
        cut: .polo, main: Color(0xC76F8E), second: Color(0xF1E3C8), third: Color(0x7C4A8C),
        girth: 46)),
    CharacterDesign(
      name: "apu_nahasapeemapetilon", skin: Color(0xA9703E),
      head: HeadShape(crown: 38, jaw: 33, top: 54, chin: 66),
      hair: Hair(
        color: Color(0x1C1A24),
        front: [
          .cap(line: 26, volume: 15, sides: 18, part: 24),
          .curls(from: -150, to: -60, count: 4, radius: 13, distance: 1.15),
        ]),
      eyes: Eyes(radius: 15, gap: 15, lids: 0.25),
      brows: Brows(weight: 6, color: Color(0x1C1A24), slant: -3),
      nose: .long(13), mouth: Mouth(width: 28, drop: 40, smile: 0.6, showsTeeth: true),
      clothes: Clothes(
        cut: .vest, main: Color(0x4E9B57), second: Color(0xBFD8E8), third: Color(0x8D7A3A),
        girth: 48)),
    CharacterDesign(
      name: "bart_simpson",
      head: HeadShape(crown: 37, jaw: 34, top: 46, chin: 52, flatness: 0.95),
      hair: Hair(
        color: Color(0xF7CF3C),
        back: [.spikes(from: -142, to: -38, count: 8, length: 24)]),
      eyes: Eyes(radius: 17, gap: 16), nose: .round(8),
      mouth: Mouth(width: 30, drop: 33, smile: 0.8),
      clothes: Clothes(cut: .shirt, main: Color(0xE8562A), second: Color(0x3468B0), girth: 40)),
    CharacterDesign(
      name: "charles_montgomery_burns", skin: Color(0xEBD774),
      head: HeadShape(crown: 34, jaw: 24, top: 70, chin: 68, flatness: 0.5),
      hair: Hair(
        color: Color(0x9BA3A8),
        back: [
          .spikes(from: 165, to: 205, count: 3, length: 13),
          .spikes(from: -25, to: 15, count: 3, length: 13),
        ]),
      eyes: Eyes(radius: 12, gap: 13, lids: 0.4),
      brows: Brows(weight: 3, color: Color(0x8B9296), slant: 5),
      nose: .hooked, mouth: Mouth(width: 24, drop: 40, smile: -0.1, showsTeeth: true),
      extras: [.spots, .wrinkles],
      clothes: Clothes(
        cut: .suit, main: Color(0x2F6152), second: Color(0xE9E6DD), third: Color(0x8A3B86),
        girth: 38)),
    CharacterDesign(
      name: "chief_wiggum",
      head: HeadShape(crown: 45, jaw: 50, top: 42, chin: 56, flatness: 0.7),
      hair: Hair(color: Color(0x3C5A9C), back: [.curls(from: 160, to: 380, count: 9, radius: 10)]),
      eyes: Eyes(radius: 15, gap: 15, lids: 0.15), nose: .snout,
      mouth: Mouth(width: 34, drop: 36, smile: 0.1),
      extras: [.peakedCap(Color(0x33508F), band: Color(0x22345F))],
      clothes: Clothes(
        cut: .uniform, main: Color(0x6C9BD2), second: Color(0x2B3D66), third: Color(0xE8C63A),
        girth: 76)),
    CharacterDesign(
      name: "comic_book_guy",
      head: HeadShape(crown: 42, jaw: 50, top: 48, chin: 64, flatness: 0.7),
      hair: Hair(
        color: Color(0x7A4A26), back: [.tail],
        front: [.cap(line: 40, volume: 4, sides: 22, part: 10)]),
      eyes: Eyes(radius: 13, gap: 14, lids: 0.45),
      brows: Brows(weight: 4, color: Color(0x7A4A26), slant: 2),
      nose: .round(10), mouth: Mouth(width: 24, drop: 38, smile: -0.5),
      extras: [.goatee(Color(0x7A4A26))],
      clothes: Clothes(
        cut: .polo, main: Color(0x7FC4DE), second: Color(0xF2F2EE), third: Color(0xB05A2A),
        girth: 80)),
    CharacterDesign(
      name: "edna_krabappel",
      head: HeadShape(crown: 37, jaw: 33, top: 50, chin: 62),
      hair: Hair(
        color: Color(0x6B3A22),
        back: [
          .curls(from: 150, to: 390, count: 11, radius: 19, distance: 1.05),
          .curls(from: -150, to: -30, count: 5, radius: 20, distance: 1.35),
        ], front: [.curls(from: -140, to: -40, count: 5, radius: 14, distance: 0.86)]),
      eyes: Eyes(radius: 14, gap: 15, lids: 0.45, lashes: 3, shadow: Color(0x8C76B8)),
      nose: .long(11), mouth: Mouth(width: 28, drop: 40, lips: Color(0xC5342E), smile: 0.1),
      extras: [.earrings(Color(0x58B19F))],
      clothes: Clothes(
        cut: .sweater, main: Color(0x4F7E45), second: Color(0x7FB0D2), third: Color(0x2F4C80),
        girth: 46)),
    CharacterDesign(
      name: "homer_simpson",
      head: HeadShape(crown: 40, jaw: 42, top: 60, chin: 66, flatness: 0.66),
      hair: Hair(color: Color(0x2B2622), front: [.strands(2), .zigzag]),
      eyes: Eyes(radius: 18, gap: 17), nose: .round(11),
      mouth: Mouth(width: 36, drop: 42, smile: 0.2),
      extras: [.muzzle(Color(0xB89A5E))],
      clothes: Clothes(
        cut: .polo, main: Color(0xF4F4F0), second: Color(0xF4F4F0), third: Color(0x3F66A5),
        girth: 68)),
    CharacterDesign(
      name: "kent_brockman",
      head: HeadShape(crown: 38, jaw: 35, top: 50, chin: 68, flatness: 0.7),
      hair: Hair(
        color: Color(0xE6E8EA),
        front: [
          .cap(line: 30, volume: 14, sides: 12, part: -28),
          .curls(from: -140, to: -70, count: 3, radius: 15, distance: 1.12),
        ]),
      eyes: Eyes(radius: 14, gap: 15, lids: 0.2),
      brows: Brows(weight: 4, color: Color(0xB8BDC2)), nose: .long(10),
      mouth: Mouth(width: 30, drop: 42, smile: 0.4, showsTeeth: true),
      clothes: Clothes(
        cut: .suit, main: Color(0x35558F), second: Color(0xF5F2E8), third: Color(0xC9622C),
        girth: 56)),
  ]
}
