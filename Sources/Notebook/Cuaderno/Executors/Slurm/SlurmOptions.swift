import Foundation

/// Options of `sbatch` that a person gives: those of the profile, then those of the command line, which count more.
package struct SlurmOptions: Sendable, Equatable {
  /// From the profile.
  var usual: [String]
  /// From the command line.
  var given: [String]

  /// - Parameters:
  ///   - text: As in `-p gpu -t 2:00:00`, with quotes around words that contain spaces.
  ///   - profile: The path of a file of options, one or more per line; lines that begin with `#` are comments. It need not exist.
  /// - Throws: ``SlurmOptionError``.
  package init(_ text: String, profile: String) throws(SlurmOptionError) {
    let lines = FileManager.default.contents(atPath: profile) ?? Data()
    let options = String(decoding: lines, as: UTF8.self).split(separator: "\n")
      .filter { !$0.drop(while: \.isWhitespace).hasPrefix("#") }.joined(separator: "\n")
    usual = try Self.words(options, from: profile)
    given = try Self.words(text, from: "--slurm")
  }

  /// The profile's path from the package's folder.
  package static let profileName = ".cuaderno/slurm"

  /// The path of the profile in a package.
  package static func profile(inPackage folder: String) -> String { folder + "/" + profileName }

  /// All words of a call of `sbatch` after the program's name. Later options replace earlier ones.
  func arguments(for cell: CellNode, name: String, output: String, script: String) -> [String] {
    // A stop in time leaves a checkpoint. Slurm may send the signal up to a minute earlier.
    var words = ["--signal=B:USR1@30"] + usual
    if let resources = cell.resources {
      if let minutes = resources.minutes { words.append("--time=\(minutes)") }
      if let gigabytes = resources.gigabytes {
        words.append("--mem=\(Int((gigabytes * 1000).rounded(.up)))M")
      }
      if let cpus = resources.cpus { words.append("--cpus-per-task=\(cpus)") }
    }
    if cell.runsAlone { words.append("--exclusive") }
    return words + given + [
      "--job-name=\(name)", "--output=\(output)", "--error=\(output)", "--open-mode=append",
      "--no-requeue", "--ntasks=1", "--parsable", script,
    ]
  }

  /// A call of `sbatch` that submits nothing, and only answers whether a job with these options would be accepted.
  package var trial: [String] { ["sbatch", "--test-only"] + usual + given + ["--wrap=true"] }

  /// Options that would break what the runner does.
  private static let refused = [
    "--array", "-a", "--wrap", "--wait", "-W", "--dependency", "-d", "--test-only", "--help",
  ]

  private static func words(_ text: String, from place: String) throws(SlurmOptionError)
    -> [String]
  {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let word { words.append(word) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if quote != nil { throw SlurmOptionError(place: place, reason: "a quote is not closed") }
    if let word { words.append(word) }
    if let first = words.first, !first.hasPrefix("-") {
      throw SlurmOptionError(
        place: place, reason: "options of sbatch begin with a dash, unlike \"\(first)\"")
    }
    for word in words {
      let name = String(word.prefix { $0 != "=" })
      if refused.contains(name) {
        throw SlurmOptionError(place: place, reason: "\(name) does not work for cells")
      }
    }
    return words
  }
}

/// Options for Slurm that cannot be used.
package struct SlurmOptionError: Error, Equatable, CustomStringConvertible {
  package var place: String
  package var reason: String
  package var description: String { "\(place): \(reason)" }
}
