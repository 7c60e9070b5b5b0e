import Display
import Foundation
import Hosting
import RunRecord

/// Runs that no honest cell records: every number, text, size and id is drawn from what breaks programs.
struct RandomRun {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  private mutating func next() -> UInt64 {
    // SplitMix64.
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  private mutating func index(below count: Int) -> Int { Int(next() % UInt64(count)) }

  private mutating func pick<T>(_ values: [T]) -> T { values[index(below: values.count)] }

  private mutating func chance() -> Bool { next() & 1 == 0 }

  private mutating func some<T>(_ value: (inout Self) -> T) -> T? {
    chance() ? value(&self) : nil
  }

  private mutating func several<T>(upTo count: Int, _ value: (inout Self) -> T) -> [T] {
    (0..<index(below: count + 1)).map { _ in value(&self) }
  }

  mutating func number() -> Double {
    pick([
      0, -0.0, 1, -1, 0.5, 0.99972, .leastNonzeroMagnitude, -1e-9, 59.96, 3600, 1e15, 1e19, -1e19,
      1e300,
      -1e300,
      .nan, .signalingNaN, .infinity, -.infinity, .greatestFiniteMagnitude, Double(Int.max),
      Double(bitPattern: next()),
    ])
  }

  mutating func integer() -> Int {
    pick([0, 1, -1, 7, 1000, Int.max, Int.min, Int(truncatingIfNeeded: next())])
  }

  mutating func text() -> String {
    pick([
      "", " ", "\0", "a\0b", "\n", "\r\n\t", "</script><script>alert(1)</script>", "\" onload=\"x",
      "'`*_|$\\[^1]",
      "\u{202E}abc", "\u{2066}", "\u{301}", "\u{E000}0\u{E000}", "\u{FFFF}", "\u{10FFFF}", "漢字",
      "שלום", "\u{1B}[2J\u{1B}[99A",
      "\u{9B}31m", "../../etc/passwd", "CON", "a b", "#x", "<!--", "]]>", "\\(a)", "$\\frac$", "$$",
      "![x](y)", "[](#zz)",
      "| a |\n|---|\n| b |", "```\nopen", "- [x] a\n> b", "[^1]: note [^1]", "data:text/html,x",
      String(repeating: "x", count: 3000), String(repeating: "line\n", count: 100),
      String(decoding: [0xED, 0xA0, 0x80], as: UTF8.self),
    ])
  }

  private mutating func table() -> Table {
    var table = Table(columns: [], rows: [])
    table.columns = several(upTo: 4) { random in
      Table.Column(
        random.text(), digits: random.some { $0.integer() },
        best: random.pick([.highest, .lowest, nil]))
    }
    table.rows = several(upTo: 5) { random in random.several(upTo: 6) { $0.value() } }
    if index(below: 10) == 0 { table.rows += Array(repeating: [.integer(1)], count: 200) }
    table.caption = some { $0.text() }
    return table
  }

  private mutating func value() -> Table.Value {
    switch index(below: 5) {
    case 0: .text(text())
    case 1: .number(number())
    case 2: .percent(number())
    case 3: .integer(integer())
    default: .empty
    }
  }

  private mutating func output() -> Output {
    switch index(below: 6) {
    case 0: return .text(PrintedText(text(), stream: pick([.standardOutput, .standardError])))
    case 1: return .markdown(text())
    case 2:
      return .finding(
        Finding(text(), role: pick([.data, .outcome, .remark]), goal: pick([.met, .missed, nil])))
    case 3: return .table(table())
    case 4:
      let svg = pick([
        text(), SampleRun.figure(isHeadline: false).svg, "<svg \(text())></svg>",
        "<svg>\(text())</svg>", "<svg", "<svg a=\"",
      ])
      return .figure(
        Figure(
          svg: svg, glyphs: [text(): text()], width: number(), height: number(),
          alternativeText: text(),
          caption: some { $0.text() }, data: some { $0.table() }, isHeadline: chance()))
    default:
      let items = several(upTo: 3) { random in
        Gallery.Item(
          Picture(
            data: Data(random.text().utf8), mediaType: random.text(), width: random.integer(),
            height: random.integer(), alternativeText: random.text()),
          title: random.some { $0.text() }, details: random.several(upTo: 2) { $0.text() },
          mark: random.pick([.right, .wrong, nil]))
      }
      return .gallery(
        Gallery(
          items, edge: integer(), caption: some { $0.text() },
          groups: some { random in random.several(upTo: 3) { $0.integer() } }))
    }
  }

  private mutating func metric() -> Metric {
    Metric(
      text(), pick([.number(number()), .integer(integer()), .text(text())]), of: some { $0.text() },
      better: pick([.higher, .lower, nil]), keyFigure: some { $0.text() },
      format: pick([.plain, .percent, .seconds]), isMeasured: chance())
  }

  private mutating func kind(_ cells: [String]) -> Event.Kind {
    let cell = pick(cells)
    let anchor = Anchor(token: integer())
    return switch index(below: 11) {
    case 0: .cellStarted(cell: cell)
    case 1, 2, 3: .output(cell: cell, anchor: anchor, output())
    case 4: .metric(cell: cell, anchor: anchor, metric())
    case 5:
      .cellFinished(
        cell: cell,
        CellResult(
          origin: pick([.executed, .stored(run: text()), .accepted(run: text(), reasons: [text()])]
          ),
          seconds: number(), byteCount: integer(), key: text(), resultHash: text(),
          resumedAt: some { $0.text() }))
    case 6:
      .cellFailed(
        cell: cell,
        CellFailure(
          cause: pick([
            .threw, .signal(Int32.min), .exited(Int32.max), .timedOut(number()), .job(text()),
          ]),
          message: text(), path: some { $0.text() }, line: some { $0.integer() },
          isLastLineReached: chance(), backtrace: text(), seconds: number()))
    case 7: .cellInterrupted(cell: cell, position: text(), seconds: number())
    case 8: .progress(cell: cell, WorkProgress(line: text(), fraction: some { $0.number() }))
    case 9:
      .cellPlaced(
        cell: cell, CellPlace(node: text(), job: text(), secondsQueued: number()))
    default:
      pick([
        .cellSkipped(cell: cell, reason: text()), .cellStale(cell: cell, reasons: [text()]),
        .warning(text()),
      ])
    }
  }

  mutating func run() -> Run {
    let cells = (0...index(below: 3)).map { _ in
      CellSource(
        id: text(), number: integer(), title: text(), path: text(),
        text: pick([
          text(), "//: \(text())\nlet a = Cell(\"\(text())\")\n//: \(text())",
          SampleRun.sources[1].text,
        ]),
        inputs: [text()], parameters: [text()])
    }
    let header = RunHeader(
      id: text(), date: Date(timeIntervalSince1970: number()), notebook: text(), title: text(),
      cells: cells,
      parameters: [ParameterValue(name: text(), value: text(), isDefault: chance(), help: text())],
      seed: next(),
      provenance: Provenance(
        commit: some { $0.text() }, hasUncommittedChanges: chance(), toolchain: text(),
        operatingSystem: text(),
        processor: text(), cores: integer(), memory: next(), libraries: [text(): text()],
        facts: [.init(name: text(), text: text())]),
      requestedCells: several(upTo: 2) { $0.text() })
    var run = Run(header)
    let names = cells.map(\.id) + ["none"]
    for _ in 0..<(5 + index(below: 15)) {
      run.apply(Event(time: number(), kind: kind(names)))
    }
    if chance() {
      run.apply(
        Event(
          time: number(),
          kind: .runFinished(
            RunOutcome(
              status: pick([.succeeded, .failed, .interrupted]), exitCode: Int32.max,
              seconds: number()))))
    }
    return run
  }
}
