import Artifacts
import Foundation

/// Where the pictures of a page go: into the page, or into a folder beside it.
final class PictureStore {
  private let place: ReportOptions.Pictures
  private(set) var files: [ReportFile] = []
  private var known: Set<String> = []

  init(_ place: ReportOptions.Pictures) { self.place = place }

  /// The address under which the page finds a picture.
  func address(of data: Data, type: ImageType) -> String {
    switch place {
    case .embedded: return "data:\(type.mediaType);base64,\(data.base64EncodedString())"
    case .folder(let folder):
      let path = "\(folder)/\(PictureName.name(of: data)).\(type.fileExtension)"
      if known.insert(path).inserted { files.append(ReportFile(path: path, data: data)) }
      return path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    }
  }
}
