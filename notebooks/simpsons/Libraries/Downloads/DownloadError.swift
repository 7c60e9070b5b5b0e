import Archives
import Printing

/// Why a file or a data set could not be fetched.
public enum DownloadError: Error, Sendable, Equatable {
  /// Another process fetches the same file, or fills the same folder.
  case busy(path: String)
  /// The address gives nothing, whatever was tried.
  case unanswered(address: String, reason: String)
  /// The address answers with a page for people.
  case webPage(address: String)
  /// The file is not as large as it should be; bytes.
  case wrongSize(address: String, expected: Int, received: Int)
  /// The file is not the one that it should be; SHA-256 in hexadecimal digits.
  case wrongContent(address: String, expected: String, received: String)
  /// The file is larger than allowed.
  case tooLarge(address: String, limit: Int)
  /// The disk is too full for the file.
  case noRoom(path: String, needed: Int)
  /// The archives hold no file that the rule wants, and so many others.
  case nothingFor(LayoutRule, archives: [String], unwanted: Int)
}

extension DownloadError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .busy(let path):
      "another process is filling \(path): wait for it, or stop it"
    case .unanswered(let address, let reason):
      "\(address) cannot be fetched: \(reason)"
    case .webPage(let address):
      "\(address) answers with a web page, not with an archive: it may have moved, or want a login"
    case .wrongSize(let address, let expected, let received):
      "\(address) is another file than expected: it has \(received) bytes, expected \(expected)"
    case .wrongContent(let address, let expected, let received):
      "\(address) is another file than expected: its SHA-256 is \(received), expected \(expected)"
    case .tooLarge(let address, let limit):
      "\(address) is larger than \(ByteCount(limit)), which is the most allowed"
    case .noRoom(let path, let needed):
      "the disk has no room for \(path): it needs \(ByteCount(needed)) more"
    case .nothingFor(let rule, let archives, let unwanted):
      "\(archives.joined(separator: " and ")) has no file like \(rule.example), "
        + "only \(unwanted) others"
    }
  }
}
