package nl.lekdicht.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.HandClock;
import nl.lekdicht.support.Service;
import nl.lekdicht.support.TestDatabase;
import nl.lekdicht.watch.Watch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A laptop is stolen on Friday at half past five and nobody reacts: not in the evening, not in the weekend, not on King's Day. Played with
 * a clock that is moved minute by minute. What was told to whom is in {@code src/test/resources/story/night}: {@code timeline.txt}, and
 * every mail as a file. {@code -Dstory.rewrite=true} writes them anew.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NightTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "story", "night");
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH).withZone(AMSTERDAM);
  private static final Instant FRIDAY = Instant.parse("2026-04-24T15:30:00Z");
  private static final Instant TUESDAY_NOON = Instant.parse("2026-04-28T10:00:00Z");

  private Service service;
  private Cast cast;
  private Case on;
  private List<Told> told;

  private record Told(Instant at, String to, String address, String subject, String body) {}

  @BeforeAll
  void play() throws SQLException {
    service = Service.start(TestDatabase.fresh(), new HandClock(FRIDAY), Map.of());
    cast = Cast.in(service);
    speakEnglishTo("board");
    Desktop manager = Desktop.of(service, cast, "manager");
    on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    watchUntil(TUESDAY_NOON);
    Desktop board = Desktop.of(service, cast, "board");
    for (JsonNode deadline :
        Desktop.ok(board.http().get("/v1/incidents/%s/deadlines".formatted(on.incident())), 200)
            .get("items")) {
      if (deadline.get("state").asText().equals("MISSED")) {
        acknowledge(board, deadline.get("slot").asText());
      }
    }
    watchUntil(TUESDAY_NOON.plus(Duration.ofDays(3)));
    told = mails();
  }

  @AfterAll
  void stop() {
    service.close();
  }

  private void acknowledge(Desktop board, String slot) {
    Desktop.ok(
        board
            .http()
            .post(
                "/v1/incidents/%s/deadlines/%s/acknowledgement".formatted(on.incident(), slot),
                Map.of("note", "The director takes this up with the team.")),
        200);
  }

  private void watchUntil(Instant end) {
    Watch watch = service.bean(Watch.class);
    while (service.clock().instant().isBefore(end)) {
      watch.runOnce(service.clock().forward(Duration.ofMinutes(1)));
    }
  }

  private void speakEnglishTo(String username) throws SQLException {
    try (var connection = service.asOwner();
        var statement =
            connection.prepareStatement("update account set locale = 'en' where username = ?")) {
      statement.setString(1, username);
      statement.execute();
    }
  }

  private List<Told> mails() throws SQLException {
    List<Told> found = new ArrayList<>();
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select created_at, name, address, subject, body || E'\\n\\n' || link from mail order by created_at, subject, address")) {
      while (rows.next()) {
        found.add(
            new Told(
                rows.getTimestamp(1).toInstant(),
                rows.getString(2),
                rows.getString(3),
                rows.getString(4),
                rows.getString(5).replace(on.incident(), "<incident>")));
      }
    }
    return found;
  }

  @Test
  void the_timeline_reads_like_a_story() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Told mail : told) {
      text.append("%s  %-24s %s%n".formatted(WHEN.format(mail.at()), mail.to(), mail.subject()));
    }
    assertThat(text.toString()).isEqualTo(golden("timeline.txt", text.toString()));
  }

  @Test
  void every_mail_is_a_file() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    int number = 0;
    for (Told mail : told) {
      number++;
      files.put(
          "%02d-%s.txt".formatted(number, mail.address().replaceFirst("@.*", "")),
          "%s%nTo: %s <%s>%nSubject: %s%n%n%s%n"
              .formatted(
                  WHEN.format(mail.at()), mail.to(), mail.address(), mail.subject(), mail.body()));
    }
    for (var file : files.entrySet()) {
      assertThat(file.getValue())
          .describedAs(file.getKey())
          .isEqualTo(golden("mail/" + file.getKey(), file.getValue()));
    }
    try (Stream<Path> kept = Files.list(GOLDEN.resolve("mail"))) {
      assertThat(kept.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(files.keySet());
    }
  }

  @Test
  void every_warning_that_was_given_is_in_the_journal_and_the_record_holds() {
    Desktop manager = Desktop.of(service, cast, "manager");
    List<JsonNode> warned = new ArrayList<>();
    for (JsonNode entry : manager.journal(on.incident()).get("items")) {
      if (entry.get("kind").asText().equals("deadline-warned")) {
        warned.add(entry);
        assertThat(entry.at("/actor/name").asText()).isEqualTo("Lekdicht");
        assertThat(entry.get("body").asText()).contains("\"late\":false");
      }
    }
    assertThat(warned).hasSizeGreaterThan(20);
    assertThat(manager.verification().get("sound").asBoolean()).isTrue();
  }

  @Test
  void each_warning_of_a_deadline_reaches_others_than_the_one_before() {
    List<String> ofAccess =
        told.stream()
            .filter(mail -> mail.subject().contains("toegang") || mail.subject().contains("access"))
            .map(mail -> mail.at() + " " + mail.to())
            .toList();
    assertThat(ofAccess)
        .containsExactly(
            "2026-04-24T16:00:00Z Name of manager",
            "2026-04-28T07:18:00Z Name of deputy",
            "2026-04-28T07:18:00Z Name of manager",
            "2026-04-28T07:18:00Z Name of second-manager",
            "2026-04-28T07:30:00Z Name of fg",
            "2026-04-28T07:45:00Z Name of deputy",
            "2026-04-28T08:00:00Z Name of board");
  }

  @Test
  void after_the_board_took_it_up_nobody_is_called_any_more() {
    assertThat(told).noneMatch(mail -> mail.at().isAfter(TUESDAY_NOON));
  }

  private static String golden(String name, String now) throws IOException {
    Path file = GOLDEN.resolve(name);
    if (Boolean.getBoolean("story.rewrite")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, now);
    }
    return Files.exists(file) ? Files.readString(file) : "(there is no such file)";
  }
}
