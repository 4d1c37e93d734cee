package nl.lekdicht.feed;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.deadline.OpenDeadline;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

final class CalendarFeedTest {
  /** A family: one letter to the eye, seven code points, 25 octets. */
  private static final String EMOJI = "👩‍👩‍👧‍👦";

  private static final Map<String, String> TOKENS = new HashMap<>();

  private static Service service;
  private static Cast cast;
  private static String incident;
  private static String number;

  @BeforeAll
  static void start() throws SQLException {
    service = Service.start();
    cast = Cast.in(service);
    behind(
        "update agreement set school_name = 'Het Baken "
            + EMOJI.repeat(6)
            + "' where brin = '99XB'");
    var manager = Desktop.of(service, cast, "manager");
    var opened = manager.open("rdp-device", "99XA", "99XB");
    incident = opened.get("id").asText();
    number = opened.get("number").asText();
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void the_calendar_of_a_manager_holds_every_open_deadline_of_the_supplier() throws Exception {
    var events = events(read(made("manager")).body());
    assertThat(events).isNotEmpty().hasSize(open("manager").size());
    for (var event : events) {
      var summary = value(event, Property.SUMMARY);
      assertThat(summary).startsWith(number + " ");
      assertThat(value(event, Property.URL)).endsWith("/incidents/" + incident);
      assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261123T090000Z");
      assertThat(event.getAlarms()).hasSize(1);
    }
    assertThat(events.stream().map(it -> value(it, Property.DTSTART))).isSorted();
    assertThat(events.stream().map(it -> value(it, Property.UID))).doesNotHaveDuplicates();
    assertThat(read(made("board")).body()).contains("school ingelicht", "toegang gesloten");
  }

  @Test
  void the_same_deadline_keeps_its_uid() throws Exception {
    var first =
        events(read(made("fg")).body()).stream().map(it -> value(it, Property.UID)).toList();
    var again =
        events(read(made("fg")).body()).stream().map(it -> value(it, Property.UID)).toList();
    assertThat(again).isEqualTo(first);
  }

  @Test
  void a_calendar_shows_nothing_that_anybody_wrote_about_the_case() {
    assertThat(unfolded(read(made("manager")).body()))
        .doesNotContain("Laptop", "laptop", "train", "Noor", "Name of");
  }

  @Test
  void a_school_sees_what_is_about_itself_only() throws Exception {
    var text = unfolded(read(made("wilgentuin")).body());
    assertThat(events(text))
        .isNotEmpty()
        .allSatisfy(event ->
            assertThat(value(event, Property.URL)).endsWith("/schools/99XA/incidents/" + incident));
    assertThat(text).doesNotContain("99XB", "Baken", "toegang gesloten");
    assertThat(events(read(made("polderlicht")).body())).isEmpty();
    assertThat(events(read(made("other-manager")).body())).isEmpty();
    assertThat(events(read(made("other-wilgentuin")).body())).isEmpty();
  }

  @Test
  void the_words_are_in_the_language_of_the_person() throws SQLException {
    var url = made("second-manager");
    behind("update account set locale = 'en' where username = 'second-manager'");
    assertThat(unfolded(read(url).body())).contains("school told", "Breach deadlines");
  }

  @Test
  void lines_end_as_they_must_and_no_character_is_cut() throws Exception {
    var text = read(made("manager")).body();
    assertThat(text).endsWith("END:VCALENDAR\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
    assertThat(List.of(text.split("\r\n", -1)))
        .allSatisfy(
            line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75));
    assertThat(unfolded(text)).contains("Het Baken " + EMOJI.repeat(6) + " (99XB)");
    assertThat(text).doesNotContain("?", "\uFFFD");
    assertThat(events(text).stream().map(it -> value(it, Property.DESCRIPTION)))
        .contains("Het Baken " + EMOJI.repeat(6) + " (99XB)");
  }

  @Test
  void a_name_cannot_begin_a_line_of_its_own() throws Exception {
    var text =
        service
            .bean(Agenda.class)
            .text(
                List.of(deadline()),
                Map.of("99XB", "Baken;,\\\nURL:https://evil.example\nEND:VEVENT"),
                "nl",
                false,
                Service.START);
    assertThat(events(text)).hasSize(1);
    assertThat(List.of(unfolded(text).split("\r\n", -1)))
        .noneMatch(line -> line.startsWith("URL:https://evil"));
    assertThat(value(events(text).getFirst(), Property.DESCRIPTION)).contains("Baken;,\\");
  }

  @Test
  void every_kind_has_words_of_its_own() {
    for (var language : List.of("nl", "en")) {
      assertThat(List.of(DeadlineKind.values()))
          .extracting(kind -> KindText.of(kind, language))
          .doesNotHaveDuplicates()
          .doesNotContain("");
    }
  }

  @Test
  void it_is_for_one_program_and_is_not_passed_on() {
    var answer = read(made("manager"));
    assertThat(answer.header("Content-Type")).contains("text/calendar; charset=utf-8");
    assertThat(answer.header("Cache-Control")).contains("private, max-age=300");
    assertThat(answer.header("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  void a_secret_that_is_unknown_replaced_revoked_or_of_somebody_who_left_is_answered_alike()
      throws SQLException {
    var unknown = read("/v1/calendar-feeds/" + "A".repeat(43) + ".ics");
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(unknown.header("Cache-Control")).contains("no-store");
    alike(unknown, read("/v1/calendar-feeds/short.ics"));
    alike(unknown, read("/v1/calendar-feeds/" + "A".repeat(500) + ".ics"));
    alike(unknown, read("/v1/calendar-feeds/%F0%9F%98%80.ics"));

    var first = made("deputy");
    var second = made("deputy");
    alike(unknown, read(first));
    assertThat(read(second).status()).isEqualTo(200);
    assertThat(http("deputy").get("/v1/calendar-feed").status()).isEqualTo(200);
    assertThat(http("deputy").post("/v1/calendar-feed/revocation", Map.of()).status())
        .isEqualTo(204);
    alike(unknown, read(second));
    assertThat(http("deputy").get("/v1/calendar-feed").status()).isEqualTo(404);
    assertThat(http("deputy").post("/v1/calendar-feed/revocation", Map.of()).status())
        .isEqualTo(404);

    var left = made("baken");
    assertThat(read(left).status()).isEqualTo(200);
    behind(
        "update account set closed_at = created_at, closed_by = id, closing_reason = 'Left the house' where username = 'baken'");
    alike(unknown, read(left));
    behind(
        "update account set closed_at = null, closed_by = null, closing_reason = null where username = 'baken'");
  }

  @Test
  void the_secret_is_shown_once_and_stored_nowhere() throws SQLException {
    var url = made("manager");
    var secret = url.substring(url.lastIndexOf('/') + 1, url.length() - ".ics".length());
    assertThat(secret).matches("[A-Za-z0-9_-]{43}");
    assertThat(http("manager").get("/v1/calendar-feed").body()).doesNotContain(secret);
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select string_agg(to_jsonb(f)::text, '') from calendar_feed f")) {
      row.next();
      assertThat(row.getString(1)).doesNotContain(secret).contains(FeedSecret.digest(secret));
    }
  }

  @Test
  void the_secret_is_never_logged() {
    var root = (Logger) LoggerFactory.getLogger("nl.lekdicht");
    var heard = new ListAppender<ILoggingEvent>();
    heard.start();
    var all = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    all.addAppender(heard);
    root.setLevel(Level.TRACE);
    try {
      var url = made("manager");
      var secret = url.substring(url.lastIndexOf('/') + 1, url.length() - ".ics".length());
      read(url);
      http("manager").post("/v1/calendar-feed/revocation", Map.of());
      read(url);
      assertThat(heard.list).noneMatch(event -> event.getFormattedMessage().contains(secret));
      assertThat(Http.of(service).get("/metrics").body()).doesNotContain(secret);
    } finally {
      all.detachAppender(heard);
      root.setLevel(null);
    }
  }

  @Test
  void two_thousand_deadlines_are_in_it_and_no_more() throws Exception {
    var many = java.util.Collections.nCopies(CalendarFeeds.MOST_EVENTS, deadline());
    var text = service.bean(Agenda.class).text(many, Map.of(), "nl", false, Service.START);
    assertThat(events(text)).hasSize(CalendarFeeds.MOST_EVENTS);
  }

  private static OpenDeadline deadline() {
    return new OpenDeadline(
        java.util.UUID.randomUUID(), "slot", "2026-0001", "SCHOOL_NOTICE", "99XB", Instant.EPOCH);
  }

  private static void alike(Http.Answer one, Http.Answer other) {
    assertThat(other.status()).isEqualTo(one.status());
    assertThat(other.body()).isEqualTo(one.body());
    var headers = new java.util.TreeMap<>(other.headers());
    headers.remove("date");
    var expected = new java.util.TreeMap<>(one.headers());
    expected.remove("date");
    assertThat(headers).isEqualTo(expected);
  }

  private static Http http(String username) {
    return Http.of(service).as(TOKENS.computeIfAbsent(username, cast::token));
  }

  private static String made(String username) {
    var made = http(username).post("/v1/calendar-feed", Map.of());
    assertThat(made.status()).isEqualTo(201);
    return made.json().get("url").asText();
  }

  private static Http.Answer read(String url) {
    return Http.of(service).get(URI.create(url).getRawPath());
  }

  private static com.fasterxml.jackson.databind.JsonNode open(String username) {
    return http(username).get("/v1/deadlines?state=OPEN&limit=200").json().get("items");
  }

  private static String unfolded(String text) {
    return text.replace("\r\n ", "");
  }

  private static List<VEvent> events(String text) throws IOException, ParserException {
    Calendar calendar = new CalendarBuilder().build(new StringReader(text));
    assertThat(calendar.validate().getEntries()).isEmpty();
    return calendar.getComponents(Component.VEVENT);
  }

  private static String value(VEvent event, String property) {
    return event.getProperty(property).map(it -> it.getValue()).orElse("");
  }

  private static void behind(String sql) throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
