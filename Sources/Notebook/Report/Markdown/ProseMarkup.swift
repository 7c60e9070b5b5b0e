/// What the page wants of rendered Markdown beyond what cmark-gfm gives.
///
/// The renderer escapes quotes and brackets of texts and addresses, so a tag that is found here is one that it wrote.
enum ProseMarkup {
  /// - Parameter piece: The number of the piece of prose, for the ids of its footnotes.
  static func finished(_ html: String, piece: Int) -> String {
    var html = html
    if html.contains("fn") {
      // Footnotes are numbered from 1 in each piece of prose.
      let prefix = "_note-\(piece)-"
      html = html.replacing("href=\"#fn", with: "href=\"#\(prefix)fn")
        .replacing("id=\"fn", with: "id=\"\(prefix)fn")
        .replacing(
          "<section class=\"footnotes\" data-footnotes>", with: "<div class=\"footnotes\">"
        )
        .replacing("</section>", with: "</div>")
    }
    if html.contains("<input") {
      html = html.replacing(
        "<input type=\"checkbox\" checked=\"\" disabled=\"\" />",
        with: "<span class=\"task\" role=\"img\" aria-label=\"done\">☑</span>"
      ).replacing(
        "<input type=\"checkbox\" disabled=\"\" />",
        with: "<span class=\"task\" role=\"img\" aria-label=\"to do\">☐</span>")
    }
    if html.contains("<table>") {
      html = html.replacing("<table>", with: "<div class=\"scroll\"><table>")
        .replacing("</table>", with: "</table></div>")
        .replacing("<th>", with: "<th scope=\"col\">")
    }
    return html
  }
}
