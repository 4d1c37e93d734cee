package nl.lekdicht.overview;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import nl.lekdicht.document.Documents;
import nl.lekdicht.web.Portions;

/** Overviews as answers: in JSON, or as a file to be saved. */
final class Answers {
  private Answers() {}

  static HttpResponse<?> of(Overview overview, Asked asked, Documents documents) {
    return switch (asked.format()) {
      case JSON ->
          HttpResponse.ok(OverviewView.of(overview)).contentType(MediaType.APPLICATION_JSON_TYPE);
      case PDF -> {
        OverviewPrint print = new OverviewPrint(asked.language());
        Overview.School school = overview.school();
        yield pdf(
            "lekdicht-%s%s.pdf"
                .formatted(overview.period().text(), school == null ? "" : "-" + school.brin()),
            print.pdf(documents, overview, null));
      }
    };
  }

  static HttpResponse<?> pdf(String name, byte[] content) {
    return HttpResponse.ok(content)
        .contentType(MediaType.of("application/pdf"))
        .header(HttpHeaders.CONTENT_DISPOSITION, Portions.disposition(name));
  }
}
