package nl.lekdicht.acknowledgement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcknowledgementPagesTest {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String BUTTON = "<button type=\"submit\">";

  private static Service service;
  private static UUID supplier;
  private static Papers papers;

  @BeforeAll
  static void start() {
    service = Service.start(Map.of("lekdicht.address", "https://lek.example.nl/"));
    Cast cast = Cast.in(service);
    supplier = cast.supplier("Leerlicht BV");
    Desktop.of(service, cast, "manager").open("rdp-device", "99XA");
    papers = Papers.in(service);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @BeforeEach
  void nobody_asked() {
    service.clock().set(Service.START);
    papers.asked.clear();
    papers.refusing = false;
  }

  @Test
  void the_address_is_ours_and_its_secret_is_not_kept() throws SQLException {
    Link link = new Link(supplier, papers.incident(), UUID.randomUUID(), "99XA", "N", "n@x", "nl");
    URI address = papers.issue(List.of(link)).getFirst();
    assertThat(address.toString())
        .matches("https://lek\\.example\\.nl/acknowledgements/[A-Za-z0-9_-]{43}");
    String secret = address.getPath().substring("/acknowledgements/".length());
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select count(*) filter (where l.digest = sha256('%1$s')), count(*) filter (where to_jsonb(l)::text like '%%%1$s%%')
                  from acknowledgement_link l\
                """
                    .formatted(secret))) {
      row.next();
      assertThat(row.getInt(1)).isEqualTo(1);
      assertThat(row.getInt(2)).isZero();
    }
  }

  @Test
  void opening_a_link_shows_what_it_is_about_and_acknowledges_nothing() {
    String path = papers.send(supplier, "99XA", "nl");
    for (int i = 0; i < 3; i++) {
      var page = get(path);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.body())
          .contains("lang=\"nl\"", "Leerlicht BV", "De Wilgentuin", "2026-0001", BUTTON)
          .doesNotContain("Noor", "noor@example.nl");
    }
    assertThat(papers.asked).isEmpty();
  }

  @Test
  void nothing_of_it_is_kept_or_passed_on() {
    String path = papers.send(supplier, "99XA", "nl");
    for (var answer : List.of(get(path), post(path), get(path))) {
      assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
      assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }
    assertThat(get(path).headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
  }

  @Test
  void the_button_acknowledges_for_whom_the_link_was_sent_to() {
    String path = papers.send(supplier, "99XA", "nl");
    var answer = post(path);
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location")).contains(path);
    assertThat(papers.asked)
        .singleElement()
        .satisfies(link -> {
          assertThat(link.contactName()).isEqualTo("Noor van Dalen");
          assertThat(link.contactAddress()).isEqualTo("noor@example.nl");
          assertThat(link.brin()).isEqualTo("99XA");
        });
    assertThat(get(path).body())
        .contains("De ontvangst is bevestigd", "maandag 23 november 2026 om 10:00")
        .doesNotContain(BUTTON);
  }

  @Test
  void the_second_time_tells_when_the_first_was() {
    String path = papers.send(supplier, "99XA", "en");
    post(path);
    service.clock().forward(Duration.ofDays(3));
    assertThat(post(path).statusCode()).isEqualTo(303);
    assertThat(papers.asked).hasSize(1);
    assertThat(get(path).body())
        .contains(
            "lang=\"en\"", "Receipt has been acknowledged", "Monday 23 November 2026 at 10:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "https://lek.example.nl"})
  void the_form_may_come_from_any_origin_because_its_address_is_the_secret(String origin) {
    String path = papers.send(supplier, "99XA", "nl");
    var form = HttpRequest.newBuilder(service.baseUri().resolve(path)).header("Origin", origin);
    var answer = send(form.POST(BodyPublishers.noBody()));
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "https://elsewhere.example.nl"})
  void no_other_address_on_this_machine_is_called_by_pages_from_elsewhere(String origin) {
    for (var address : List.of("/v1/login", "/mail", "/v1/supplier")) {
      var call =
          HttpRequest.newBuilder(service.baseUri().resolve(address)).header("Origin", origin);
      assertThat(send(call.POST(BodyPublishers.noBody())).statusCode()).isEqualTo(403);
      assertThat(send(call.GET()).statusCode()).isEqualTo(403);
    }
  }

  @Test
  void many_that_press_at_once_all_see_it_acknowledged() throws Exception {
    String path = papers.send(supplier, "99XA", "nl");
    try (var pool = Executors.newFixedThreadPool(8)) {
      Callable<Integer> press = () -> post(path).statusCode();
      assertThat(
              pool.invokeAll(List.of(press, press, press, press, press, press)).stream()
                  .map(Future::resultNow))
          .containsOnly(303);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "x",
        "..",
        "%27%20or%20true",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
      })
  void an_unknown_link_says_what_to_do(String token) {
    for (var answer :
        List.of(get("/acknowledgements/" + token), post("/acknowledgements/" + token))) {
      if (!token.equals("..")) {
        assertThat(answer.body()).contains("Deze link kennen wij niet", "uw eigen account");
      }
      assertThat(answer.statusCode()).isEqualTo(404);
    }
  }

  @Test
  void a_changed_letter_makes_a_link_unknown() {
    String path = papers.send(supplier, "99XA", "nl");
    char last = path.charAt(path.length() - 2);
    String other =
        path.substring(0, path.length() - 2)
            + (last == 'A' ? 'B' : 'A')
            + path.charAt(path.length() - 1);
    assertThat(get(other).statusCode()).isEqualTo(404);
    assertThat(get(path.toLowerCase(java.util.Locale.ROOT)).statusCode()).isEqualTo(404);
  }

  @Test
  void the_page_of_an_unknown_link_is_in_the_language_of_the_browser() {
    assertThat(get("/acknowledgements/x", "Accept-Language", "en-GB,en;q=0.9").body())
        .contains("We do not know this link");
    assertThat(get("/acknowledgements/x", "Accept-Language", "fy").body())
        .contains("Deze link kennen wij niet");
    assertThat(get("/acknowledgements/x", "Accept-Language", ";;;q=x").statusCode()).isEqualTo(404);
  }

  @Test
  void a_paper_that_is_gone_is_unknown() {
    String path = papers.send(supplier, "99XA", "nl");
    papers.lose();
    assertThat(get(path).statusCode()).isEqualTo(404);
    assertThat(post(path).statusCode()).isEqualTo(404);
  }

  @Test
  void after_180_days_a_link_is_no_longer_valid() {
    String path = papers.send(supplier, "99XA", "en");
    service.clock().forward(Duration.ofDays(180).minusMillis(1));
    assertThat(get(path).statusCode()).isEqualTo(200);
    service.clock().forward(Duration.ofMillis(1));
    var answer = post(path);
    assertThat(answer.statusCode()).isEqualTo(410);
    assertThat(answer.body())
        .contains("This link is no longer valid", "180 days")
        .doesNotContain("Wilgentuin", "2026-0001", BUTTON);
    assertThat(get(path).statusCode()).isEqualTo(410);
    assertThat(papers.asked).isEmpty();
  }

  @Test
  void what_cannot_be_acknowledged_is_told_so() {
    String path = papers.send(supplier, "99XA", "nl");
    papers.refusing = true;
    var answer = post(path);
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("Bevestigen kan nu niet", "Leerlicht BV", "2026-0001");
  }

  @Test
  void thousands_of_links_are_given_out_at_once() {
    List<Link> links = new ArrayList<>();
    UUID incident = papers.incident();
    IntStream.range(0, 5000)
        .forEach(i ->
            links.add(
                new Link(
                    supplier,
                    incident,
                    UUID.randomUUID(),
                    "99XA",
                    "Contact " + i,
                    i + "@example.nl",
                    "nl")));
    long begun = System.nanoTime();
    List<URI> addresses = papers.issue(links);
    Duration took = Duration.ofNanos(System.nanoTime() - begun);
    assertThat(addresses).hasSize(5000).doesNotHaveDuplicates();
    assertThat(took).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void an_outage_is_not_told_as_an_unknown_link() {
    try (Service failing =
        Service.start(Map.of("datasources.default.connection-timeout", "1000"))) {
      Cast cast = Cast.in(failing);
      Desktop.of(failing, cast, "manager").open("rdp-device", "99XA");
      String path = Papers.in(failing).send(cast.supplier("Leerlicht BV"), "99XA", "nl");
      failing.database().close();
      for (var answer :
          List.of(
              send(HttpRequest.newBuilder(failing.baseUri().resolve(path)).GET()),
              send(
                  HttpRequest.newBuilder(failing.baseUri().resolve(path))
                      .POST(BodyPublishers.noBody())))) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).contains("Er is een storing bij ons", "Uw link blijft geldig");
      }
    }
  }

  private static HttpResponse<String> get(String path, String... headers) {
    var request = HttpRequest.newBuilder(service.baseUri().resolve(path)).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** As a browser sends an empty form. */
  private static HttpResponse<String> post(String path) {
    return send(
        HttpRequest.newBuilder(service.baseUri().resolve(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("")));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.header("Accept", "text/html").build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
