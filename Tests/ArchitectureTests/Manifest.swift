import Foundation

/// The rooms, targets and dependencies that `Package.swift` states.
struct Manifest {
  struct Target {
    var name: String
    /// `nil` for the notebooks and programs, which may use every room.
    var room: String?
    var dependencies: Set<String>
    var isTest: Bool
  }

  static let package = URL(filePath: #filePath).appending(path: "../../..").standardized

  let targets: [Target]
  /// The libraries that work without a notebook, each a product.
  let libraries: [String]

  /// Reads the manifest as text: rooms are the calls `room("NAME", [...])`, and dependencies are lists of strings.
  init() throws {
    let text = try String(
      contentsOf: Self.package.appending(path: "Package.swift"), encoding: .utf8)
    let list = text.firstMatch(of: /let libraries = \[([^\]]*)\]/)?.1 ?? ""
    libraries = list.matches(of: /"(\w+)"/).map { String($0.1) }
    let rooms = text.matches(of: /room\(\s*"(\w+)"/).map { (String($0.1), $0.range.lowerBound) }
    targets = text.matches(
      of: /\.(target|testTarget|executableTarget|systemLibrary|plugin)\(\s*name: "([\w-]+)"/
    ).map { match in
      // A target ends where the next one begins.
      let rest = text[match.range.upperBound...]
      let end = rest.firstRange(of: /\n\s*\.\w+\(\s*name: "/)?.lowerBound ?? rest.endIndex
      let list = rest[..<end].firstMatch(of: /dependencies: \[([^\]]*)\]/)?.1 ?? ""
      return Target(
        name: String(match.2),
        room: rooms.last { $0.1 < match.range.lowerBound }?.0,
        dependencies: Set(list.matches(of: /"([\w-]+)"/).map { String($0.1) }),
        isTest: match.1 == "testTarget" || rest[..<end].contains("path: \"Tests/"))
    }
  }

  func room(of target: String) -> String? {
    targets.first { $0.name == target }?.room
  }

  /// What is built for a package that needs only this target.
  func needs(of target: String) -> Set<String> {
    var found: Set<String> = []
    var open = [target]
    while let next = open.popLast() {
      for dependency in targets.first(where: { $0.name == next })?.dependencies ?? []
      where found.insert(dependency).inserted { open.append(dependency) }
    }
    return found
  }
}
