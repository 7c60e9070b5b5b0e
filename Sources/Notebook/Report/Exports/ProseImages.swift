import Foundation

/// The pictures that prose names, for exports that take them along.
enum ProseImages {
  /// The relative paths of the pictures in Markdown; those that would leave the folder are left out.
  static func paths(in markdown: String) -> [String] {
    guard let document = MarkdownDocument(ProseTemplate(markdown).markdown) else { return [] }
    var paths: [String] = []
    document.visit { if $0.kind == .image { paths.append($0.url) } }
    return paths.filter { path in
      !path.hasPrefix("/") && !path.contains(":") && !path.split(separator: "/").contains("..")
        && path != "README.md"
    }
  }

  /// Markdown whose pictures are attachments of a Jupyter cell, and these: base64 by name and media type.
  static func attached(
    _ markdown: String, image: (String) -> Data?
  ) -> (markdown: String, attachments: [String: JSONValue]) {
    var text = markdown
    var attachments: [String: JSONValue] = [:]
    for path in paths(in: markdown) {
      guard let data = image(path), let type = ImageType(of: data) else { continue }
      let name = "\(PictureName.name(of: data)).\(type.fileExtension)"
      text = text.replacing("](\(path)", with: "](attachment:\(name)")
      attachments[name] = .object([type.mediaType: .string(data.base64EncodedString())])
    }
    return (text, attachments)
  }
}
