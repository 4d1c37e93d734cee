package nl.lekdicht.outbox;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The two forms in which a mail says the same: text, and HTML without any style of its own. */
record Wording(String language, String subject, String body, @Nullable String link) {

  String text() {
    String said = String.join("\n\n", paragraphs());
    return link == null ? said + "\n" : said + "\n\n" + link + "\n";
  }

  /** A whole page, in the language of its reader. */
  String html() {
    return """
    <!doctype html>
    <html lang="%s">
    <head><meta charset="utf-8"><title>%s</title></head>
    <body>
    %s</body>
    </html>
    """
        .formatted(escape(language), escape(subject), fragment());
  }

  /** What {@link #html} has between its body tags. */
  String fragment() {
    String said =
        paragraphs().stream()
            .map(paragraph -> "<p>" + escape(paragraph).replace("\n", "<br>") + "</p>\n")
            .collect(Collectors.joining());
    return link == null
        ? said
        : said + "<p><a href=\"%1$s\">%1$s</a></p>\n".formatted(escape(link));
  }

  private List<String> paragraphs() {
    return Arrays.stream(body.replace("\r\n", "\n").replace('\r', '\n').split("\n{2,}", -1))
        .filter(paragraph -> !paragraph.isBlank())
        .toList();
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
