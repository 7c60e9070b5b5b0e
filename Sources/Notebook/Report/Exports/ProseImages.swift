import Foundation

/// The pictures that prose names, for exports that take them along.
enum ProseImages {
  /// The addresses of the pictures in Markdown.
  static func addresses(in markdown: String) -> [String] {
    (MarkdownDocument(markdown)?.nodes ?? []).filter { $0.kind == .image }.map(\.url)
  }

  /// Markdown whose pictures are attachments of a Jupyter cell, and these: base64 by name and media type.
  static func attached(
    _ markdown: String, image: (String) -> Data?
  ) -> (markdown: String, attachments: [String: JSONValue]) {
    var attachments: [String: JSONValue] = [:]
    let text = MarkdownSource(markdown).replacingPictures { address in
      guard let data = image(address), let type = ImageType(of: data) else { return nil }
      let name = "\(PictureName.name(of: data)).\(type.fileExtension)"
      attachments[name] = .object([type.mediaType: .string(data.base64EncodedString())])
      return "attachment:\(name)"
    }
    return (text, attachments)
  }
}
