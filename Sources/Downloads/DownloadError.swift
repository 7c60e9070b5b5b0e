/// Why a data set could not be fetched; each case says what the reader can do.
public enum DownloadError: Error, Sendable, Equatable {
  /// Another process fills the same folder.
  case busy(folder: String)
}

extension DownloadError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .busy(let folder):
      "another process is filling \(folder): wait for it, or stop it"
    }
  }
}
