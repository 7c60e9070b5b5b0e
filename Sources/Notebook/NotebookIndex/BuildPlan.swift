import Checksums
import Foundation

/// The commands with which SwiftPM builds the package, from the file that it writes before each build.
///
/// They hold what no list of sources shows: the flags of every compiler call, whether they come from a setting, a variable or
/// a command line, and the inputs of generated files.
struct BuildPlan {
  /// A command. Its lists are decoded on demand, because few of them are needed.
  private struct Command {
    var inputs: Data
    var arguments: Data?
  }

  private var commands: [Command] = []
  /// The command that makes a file, by the file's path.
  private var producers: [String: Int] = [:]
  /// The commands that compile a module, by the folder of its objects, as in `Charts.build`.
  private var compilations: [Substring: [Int]] = [:]
  private var others: [Int] = []
  private let paths: PathNormalization
  private let contents: FileContents
  private let compilers: CompilerVersions
  private var known: [String: String] = [:]

  /// - Parameters:
  ///   - text: What SwiftPM wrote.
  ///   - output: The file that the index goes to: what leads to it is no input of a module.
  init(
    _ text: Data, paths: PathNormalization, contents: FileContents, compilers: CompilerVersions,
    output: String
  ) {
    self.paths = paths
    self.contents = contents
    self.compilers = compilers
    known[output] = ""
    var inputs = Data()
    var outputs: [String] = []
    for line in text.lines {
      if let list = line.list(of: "inputs") {
        inputs = list
      } else if let list = line.list(of: "outputs") {
        outputs = list.strings
        for output in outputs { producers[output] = commands.count }
        commands.append(Command(inputs: inputs))
      } else if let list = line.list(of: "args"), !commands.isEmpty {
        let index = commands.count - 1
        commands[index].arguments = list
        if let folder = outputs.lazy.compactMap(Self.objectFolder).first {
          compilations[folder, default: []].append(index)
        } else {
          others.append(index)
        }
      }
    }
  }

  /// `Charts.build` for an object file in it.
  private static func objectFolder(of output: String) -> Substring? {
    guard output.hasSuffix(".o") else { return nil }
    return output.split(separator: "/").first { $0.hasSuffix(".build") && $0 != ".build" }
  }

  /// Everything about a module's compilation that is not in its files: flags, compilers, and generated sources.
  ///
  /// - Parameters:
  ///   - module: The module's name.
  ///   - files: The files that are counted already.
  ///   - countsResources: Whether the copies of its resources count.
  /// - Returns: `nil` for a module that the plan does not compile.
  mutating func digest(
    ofModule module: String, files: Set<String>, countsResources: Bool = true
  ) -> String? {
    let found =
      (compilations["\(module).build"] ?? []) + (compilations["\(module)-tool.build"] ?? [])
    guard !found.isEmpty else { return nil }
    var texts: [String] = []
    var inputs: Set<String> = []
    for index in found {
      let arguments = commands[index].arguments?.strings ?? []
      texts += [arguments.first.map(compilers.version) ?? ""] + flags(arguments)
      inputs.formUnion(commands[index].inputs.strings)
    }
    // What the build makes of other modules counts with them.
    for input in inputs.sorted() where !files.contains(input) && !paths.isMadeByBuild(input) {
      if !countsResources, input.hasSuffix(".module-resources>") { continue }
      texts += [paths.normalized(input), digest(of: input)]
    }
    return ContentHash(of: texts).digits
  }

  /// The program that compiles a module.
  func compiler(ofModule module: String) -> String? {
    compilations["\(module).build"]?.first.flatMap { commands[$0].arguments?.strings.first }
  }

  /// The flags of the linker that makes a program.
  mutating func linkDigest(ofProgram module: String) -> String? {
    for index in others {
      guard let arguments = commands[index].arguments?.strings,
        arguments.contains("-emit-executable"),
        let place = arguments.firstIndex(of: "-module-name"), place + 1 < arguments.count,
        arguments[place + 1] == module
      else { continue }
      return ContentHash(of: flags(arguments)).digits
    }
    return nil
  }

  /// The arguments that matter, with the contents of files and folders of the packages that they name.
  private mutating func flags(_ arguments: [String]) -> [String] {
    CompilerFlags.meaningful(arguments).flatMap { flag in
      guard let path = paths.fileInPackages(namedBy: flag) else { return [paths.normalized(flag)] }
      return [paths.normalized(flag), contents.digest(of: path)]
    }
  }

  /// The digest of a file that commands read: its content or, if a command makes it, that command and its inputs.
  private mutating func digest(of path: String) -> String {
    if let digest = known[path] { return digest }
    guard let index = producers[path] else {
      let digest = path.hasPrefix("<") ? "" : contents.digest(of: path)
      known[path] = digest
      return digest
    }
    // SwiftPM allows no cycle; a damaged plan ends here.
    known[path] = ""
    let inputs = commands[index].inputs.strings
    // The compiler counts by its version.
    guard inputs.first != "<swift-get-version>" else { return "" }
    var texts = flags(commands[index].arguments?.strings ?? [])
    for input in inputs.sorted() { texts += [paths.normalized(input), digest(of: input)] }
    let digest = ContentHash(of: texts).digits
    known[path] = digest
    return digest
  }
}

extension Data {
  /// The lines, found by `memchr`: the plan has megabytes, and this program is compiled without optimization.
  fileprivate var lines: [Data] {
    var lines: [Data] = []
    var start = startIndex
    while start < endIndex {
      let end = self[start...].withUnsafeBytes { rest in
        guard let first = rest.baseAddress, let found = memchr(first, 10, rest.count) else {
          return endIndex
        }
        return start + (UnsafeRawPointer(found) - first)
      }
      lines.append(self[start..<end])
      start = end + 1
    }
    return lines
  }

  /// The rest of a line `    inputs: ["a","b"]`.
  fileprivate func list(of key: String) -> Data? {
    let start = "    \(key): ".utf8
    guard starts(with: start), last == UInt8(ascii: "]") else { return nil }
    return dropFirst(start.count)
  }

  fileprivate var strings: [String] {
    (try? JSONDecoder().decode([String].self, from: self)) ?? []
  }
}
