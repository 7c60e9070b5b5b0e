import ArgumentParser
import CuadernoCommand
import Downloads
import Foundation
import Printing
import SimpsonsData

/// `simpsons download`: gets the real pictures.
struct DownloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "download", abstract: "Get the real pictures, from the web or from archives.",
    discussion: """
      Without flags it fetches one archive of both sets, about 1.1 GB, from \(SimpsonsArchives.page). \
      An interrupted download is continued by the same command. Archives are .tar.gz, .tar or .zip; the pictures are \
      found in whatever folder an archive has them. The notebook then uses them without being told.
      """)

  @OptionGroup var archives: ArchiveFlags
  @OptionGroup var place: PlaceFlags

  @Flag(help: "Fetch and unpack anew what is there already.")
  var again = false

  @Flag(help: "Keep the fetched archives when they are unpacked.")
  var keepArchives = false

  func run() throws {
    let output = place.outputFolder(of: Simpsons.self)
    let folder = "\(output)/\(SimpsonsFolders.downloadName)"
    if !again, (try? SimpsonsFolders(in: folder)) != nil {
      StandardError.write("The pictures are there already; --again gets them again.\n")
      try StandardOutput.print(folder)
      return
    }
    var download = DataSetDownload(archives.archives, into: folder, by: "\(output)/downloads")
    download.keepsArchives = keepArchives
    do {
      try VerbWork.run { tell in
        let summary = try download.run(tell: tell)
        Self.describe(summary).forEach(tell)
      }
    } catch let error as DownloadError {
      throw DownloadFailure(error)
    }
    try StandardOutput.print(folder)
  }

  /// What was got, and what the archive has to be blamed for.
  private static func describe(_ summary: UnpackSummary) -> [String] {
    let training = summary.files[SimpsonsArchives.trainingFolder] ?? 0
    let test = summary.files[SimpsonsArchives.testFolder] ?? 0
    var lines = ["\(training) training pictures and \(test) test pictures"]
    if let first = summary.contradicting.first {
      lines.append(
        "\(summary.contradicting.count) more were left out, because another of the same name came first: \(first)"
      )
    }
    return lines
  }
}

/// A download that failed, and how to go on without it.
struct DownloadFailure: Error, CustomStringConvertible {
  private let error: DownloadError

  init(_ error: DownloadError) { self.error = error }

  var description: String {
    switch error {
    case .unanswered, .webPage:
      """
      \(error)
      To go on, get the archive with a browser from \(SimpsonsArchives.page)
      and give it by hand:  simpsons download --train ARCHIVE
      or two archives:      simpsons download --train ARCHIVE --test ARCHIVE
      or unpacked pictures: simpsons --data FOLDER
      """
    default: "\(error)"
    }
  }
}
