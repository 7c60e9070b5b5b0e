import ArgumentParser
import CuadernoCommand
import Downloads
import Foundation
import Printing
import SimpsonsData

/// `simpsons download`: downloads the real pictures.
struct DownloadCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "download", abstract: "Download the real pictures, or unpack them from archives.",
    discussion: """
      Without options, downloads one archive of both sets, about 1.1 GB, from \(SimpsonsArchives.page). \
      To continue an interrupted download, repeat the command. Archives are .tar.gz, .tar, or .zip files, and the \
      pictures are found in any folder of an archive. Later runs of the notebook use the downloaded pictures.
      """)

  @OptionGroup var archives: ArchiveFlags
  @OptionGroup var place: PlaceFlags

  @Flag(help: "Download and unpack again, replacing the pictures that are already there.")
  var again = false

  @Flag(help: "Keep the downloaded archives after unpacking.")
  var keepArchives = false

  func run() throws {
    let output = place.outputFolder(of: Simpsons.self)
    let folder = "\(output)/\(SimpsonsFolders.downloadName)"
    if !again, (try? SimpsonsFolders(in: folder)) != nil {
      StandardError.write("The pictures are already there. To download them again, add --again.\n")
      try StandardOutput.print(folder)
      return
    }
    var download = DataSetDownload(archives.archives, into: folder, by: "\(output)/downloads")
    download.keepsArchives = keepArchives
    do {
      try VerbWork.run { log in
        let summary = try download.run(tell: log)
        Self.describe(summary).forEach(log)
      }
    } catch let error as DownloadError {
      throw DownloadFailure(error)
    }
    try StandardOutput.print(folder)
  }

  /// What was unpacked, and what was left out.
  private static func describe(_ summary: UnpackSummary) -> [String] {
    let training = summary.files[SimpsonsArchives.trainingFolder] ?? 0
    let test = summary.files[SimpsonsArchives.testFolder] ?? 0
    var lines = ["\(training) training pictures and \(test) test pictures"]
    if let first = summary.contradicting.first {
      lines.append(
        "\(summary.contradicting.count) more were left out, because another file with the same name came first: \(first)"
      )
    }
    return lines
  }
}

/// A failed download, and how to continue without it.
struct DownloadFailure: Error, CustomStringConvertible {
  private let error: DownloadError

  init(_ error: DownloadError) { self.error = error }

  var description: String {
    switch error {
    case .unanswered, .webPage:
      """
      \(error)
      Instead, download the archive with a browser from \(SimpsonsArchives.page)
      and pass it to:        simpsons download --train ARCHIVE
      or pass two archives:  simpsons download --train ARCHIVE --test ARCHIVE
      or use a folder:       simpsons --data FOLDER
      """
    default: "\(error)"
    }
  }
}
