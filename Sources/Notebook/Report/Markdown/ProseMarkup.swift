/// What the page wants of rendered Markdown beyond what cmark-gfm gives.
///
/// The renderer escapes the angle brackets of texts and addresses, so a tag that is found here is one that it wrote.
enum ProseMarkup {
  static func finished(_ html: String) -> String {
    var html = html
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
        .replacing("<th align", with: "<th scope=\"col\" align")
    }
    return html
  }
}
