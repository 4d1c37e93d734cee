package nl.lekdicht.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.lekdicht.core.Role;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import nl.lekdicht.watch.Watch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mail servers that are away, slow, suspicious or unwilling; and what is told of mail that came to nothing. */
@Timeout(120)
@SuppressWarnings("NullAway.Init") // each test starts the service with settings of its own
class TroubleTest {
  private final Relay relay = Relay.plain();
  private Service service;
  private Cast cast;
  private Writing writing;

  private void start(Map<String, Object> settings) {
    Map<String, Object> all = new HashMap<>(Writing.by(relay.port()));
    all.put("lekdicht.test.complaints", true);
    all.putAll(settings);
    service = Service.start(all);
    cast = Cast.in(service);
    writing = Writing.at(service, cast.supplier("Leerlicht BV"));
  }

  private void start() {
    start(Map.of());
  }

  @AfterEach
  void stop() {
    service.close();
    relay.close();
  }

  @Test
  void a_server_that_is_away_is_tried_ever_more_rarely_for_a_day_and_then_the_mail_is_given_up()
      throws Exception {
    start(Map.of("lekdicht.mail.port", deadPort()));
    writing.post("nobody home");

    for (Duration step : Courier.STEPS) {
      assertThat(writing.send()).isEqualTo(1);
      assertThat(writing.rows("state")).containsExactly("PENDING");
      service.clock().forward(step.minusMillis(1));
      assertThat(writing.send()).isZero();
      service.clock().forward(Duration.ofMillis(1));
    }
    assertThat(Duration.between(Service.START, writing.now()))
        .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    assertThat(complaints().heard).isEmpty();
    assertThat(writing.send()).isEqualTo(1);

    assertThat(givenUp()).hasSize(1);
    ReturnedMail returned = complaints().heard.getFirst();
    assertThat(returned.supplier()).isEqualTo(cast.supplier("Leerlicht BV"));
    assertThat(returned.cause()).isEqualTo("nobody home");
    assertThat(returned.to())
        .isEqualTo(new Recipient(null, "Noor Voorbeeld", "noor@example.nl", "nl"));
    assertThat(returned.reason()).contains("cannot be used", "refused");
    assertThat(complaints().occasions.getFirst().at()).isEqualTo(writing.now());
    assertThat(complaints().occasions.getFirst().actor().is(Role.WATCH)).isTrue();
  }

  @Test
  void mail_waits_for_a_server_that_comes_back() {
    relay.answers = line -> line.contains("LO ") ? "421 come back later" : line;
    start();
    writing.post("one");
    writing.post("two");
    assertThat(writing.send()).isEqualTo(2);
    assertThat(writing.rows("state, attempts")).containsOnly("PENDING | 1");

    relay.answers = line -> line;
    service.clock().forward(Courier.STEPS.getFirst());
    assertThat(writing.send()).isEqualTo(2);
    assertThat(writing.rows("state, attempts")).containsOnly("SENT | 2");
    assertThat(relay.received).hasSize(2);
  }

  @Test
  void all_mails_of_a_turn_go_over_one_connection() {
    start();
    writing.post("one");
    writing.post("two");
    writing.post("three");
    writing.send();

    assertThat(relay.heard).filteredOn(line -> line.startsWith("EHLO")).hasSize(1);
    assertThat(relay.received).hasSize(3);
  }

  @Test
  void an_address_that_is_refused_for_good_is_given_up_at_once_and_the_next_is_sent() {
    relay.answers =
        line -> line.contains("gone@example.nl") ? "550 5.1.1 no such person here" : line;
    start();
    writing.post(
        writing.posting("a", "gone@example.nl", Writing.letter("One", "x")),
        writing.posting("a", "noor@example.nl", Writing.letter("One", "x")));
    assertThat(writing.send()).isEqualTo(2);

    assertThat(writing.rows("address, state")).contains("gone@example.nl | GIVEN_UP");
    assertThat(writing.rows("address, state")).contains("noor@example.nl | SENT");
    assertThat(complaints().heard)
        .singleElement()
        .satisfies(mail -> assertThat(mail.reason()).contains("550 5.1.1 no such person here"));
  }

  @Test
  void giving_up_and_what_is_told_about_it_are_one_transaction() {
    relay.answers = line -> line.startsWith("RCPT") ? "550 no" : line;
    start();
    writing.post("returned");
    complaints().broken = true;
    writing.send();
    assertThat(writing.rows("state")).containsExactly("PENDING");

    complaints().broken = false;
    service.clock().forward(Courier.LEASE);
    writing.send();
    assertThat(givenUp()).hasSize(1);
    assertThat(complaints().heard).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"450 4.2.1 come back", "530 5.7.0 authentication required"})
  void what_may_pass_is_tried_again(String answer) {
    relay.answers = line -> line.startsWith("RCPT") ? answer : line;
    start();
    writing.post("greylisted");
    writing.send();
    assertThat(writing.rows("state, last_error").getFirst()).startsWith("PENDING | " + answer);

    relay.answers = line -> line;
    service.clock().forward(Courier.STEPS.getFirst());
    writing.send();
    assertThat(writing.rows("state")).containsExactly("SENT");
  }

  @Test
  void a_line_that_breaks_is_made_again_for_the_next_mail() {
    relay.answers = line -> line.equals(".") && relay.received.isEmpty() ? "451 local error" : line;
    start();
    writing.post("one");
    writing.send();
    relay.answers = line -> line;
    writing.post("two");
    assertThat(writing.send()).isEqualTo(1);
    service.clock().forward(Courier.STEPS.getFirst());
    assertThat(writing.send()).isEqualTo(1);
    assertThat(writing.rows("state")).containsOnly("SENT");
  }

  @Test
  void a_silent_server_holds_no_transaction_and_nobody_up() throws Exception {
    relay.answers = line -> line.startsWith("EHLO") ? "" : line;
    start();
    writing.post("one");
    CompletableFuture<Integer> turn = CompletableFuture.supplyAsync(writing::send);
    while (relay.heard.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }

    assertThat(openTransactions()).isZero();
    writing.post("two");
    assertThat(Http.of(service).as(cast.token("manager")).get("/v1/incidents").status())
        .isEqualTo(200);
    assertThat(turn).isNotDone();

    relay.close();
    assertThat(turn.join()).isEqualTo(1);
    assertThat(writing.rows("attempts")).containsExactlyInAnyOrder("1", "0");
  }

  @Test
  void the_password_stands_in_no_error_even_when_the_server_says_it() {
    relay.answers =
        line ->
            line.startsWith("AUTH") || line.startsWith("MAIL")
                ? "535 correct-horse is not right"
                : line;
    start(
        Map.of(
            "lekdicht.mail.username", "lekdicht@example.nl",
            "lekdicht.mail.password", "correct-horse"));
    writing.post("one");
    writing.send();
    assertThat(writing.rows("last_error"))
        .containsExactly(
            "The mail server localhost:%d refuses the username and password."
                .formatted(relay.port()));

    relay.answers = line -> line.startsWith("MAIL") ? "550 correct-horse may not" : line;
    service.clock().forward(Courier.STEPS.getFirst());
    writing.send();
    assertThat(writing.rows("last_error").getFirst())
        .contains("(the password) may not")
        .doesNotContain("correct-horse");
  }

  @Test
  void by_starttls_to_a_server_that_is_trusted(@TempDir Path directory) throws Exception {
    Relay.Certificate certificate = Relay.Certificate.in(directory);
    try (Relay encrypted = Relay.withTls(certificate)) {
      start(
          Map.of(
              "lekdicht.mail.port", encrypted.port(),
              "lekdicht.mail.starttls", "required",
              "lekdicht.mail.certificates", certificate.pem().toString(),
              "lekdicht.mail.username", "lekdicht",
              "lekdicht.mail.password", "secret"));
      writing.post("one");
      writing.send();

      assertThat(writing.rows("state, last_error")).containsExactly("SENT");
      assertThat(encrypted.heard.get(1)).isEqualTo("STARTTLS");
      assertThat(encrypted.heard).filteredOn(line -> line.startsWith("AUTH PLAIN")).hasSize(1);
    }
  }

  @Test
  void not_to_a_server_whose_certificate_nobody_vouches_for(@TempDir Path directory)
      throws Exception {
    try (Relay encrypted = Relay.withTls(Relay.Certificate.in(directory))) {
      start(Map.of("lekdicht.mail.port", encrypted.port(), "lekdicht.mail.starttls", "required"));
      writing.post("one");
      writing.send();

      assertThat(writing.rows("state, last_error").getFirst())
          .startsWith("PENDING | The mail server localhost:")
          .contains("certification path");
      assertThat(encrypted.heard).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  void not_without_encryption_unless_the_settings_say_so() {
    start(Map.of("lekdicht.mail.starttls", "required"));
    writing.post("one");
    writing.send();

    assertThat(writing.rows("state, last_error").getFirst()).contains("STARTTLS is required");
    assertThat(relay.heard).noneMatch(line -> line.startsWith("MAIL"));
  }

  @Test
  void health_is_down_when_mail_waits_for_more_than_five_minutes() throws Exception {
    start(Map.of("lekdicht.mail.port", deadPort()));
    assertThat(health().status()).isEqualTo(200);
    writing.post("stuck");
    writing.send();
    service.clock().forward(OutboxHealth.LONGEST_WAIT);
    assertThat(health().status()).isEqualTo(200);

    service.clock().forward(Duration.ofSeconds(4));
    service.bean(Watch.class).runOnce(writing.now());
    Answer down = Http.of(service).as(cast.token("admin")).get("/health");
    assertThat(down.status()).isEqualTo(503);
    var outbox = down.json().get("details").get("outbox");
    assertThat(outbox.get("status").asText()).isEqualTo("DOWN");
    assertThat(outbox.get("details").get("oldestSeconds").asLong()).isEqualTo(304);
    assertThat(outbox.get("details").get("waiting").asLong()).isEqualTo(1);
    assertThat(figures())
        .contains("lekdicht_outbox_oldest_seconds 304.0", "lekdicht_outbox_waiting 1.0");
  }

  @Test
  void health_is_not_down_for_a_recipient_who_is_away() {
    relay.answers = line -> line.startsWith("RCPT") ? "452 4.2.2 mailbox full" : line;
    start();
    writing.post("full");
    writing.send();
    service.clock().forward(Duration.ofHours(1));

    assertThat(health().status()).isEqualTo(200);
    assertThat(figures()).contains("lekdicht_outbox_waiting 1.0");
  }

  @Test
  void without_a_mail_server_mail_waits_and_health_says_so() {
    start(Map.of("lekdicht.mail.host", ""));
    writing.post("waiting");

    assertThat(writing.send()).isZero();
    assertThat(writing.rows("state")).containsExactly("PENDING");
    assertThat(health().status()).isEqualTo(503);
    assertThat(Http.of(service).get("/mail").status()).isEqualTo(404);
  }

  @Test
  void what_was_sent_and_given_up_is_counted() {
    relay.answers = line -> line.contains("gone@") ? "550 no" : line;
    start();
    writing.post(
        writing.posting("a", "gone@example.nl", Writing.letter("One", "x")),
        writing.posting("a", "noor@example.nl", Writing.letter("One", "x")),
        writing.posting("a", "bram@example.nl", Writing.letter("One", "x")));
    writing.send();

    assertThat(figures())
        .contains("lekdicht_outbox_sent_total 2.0", "lekdicht_outbox_given_up_total 1.0");
  }

  private Complaints complaints() {
    return service.bean(Complaints.class);
  }

  /** Beside them there may be mails that tell others of it. */
  private List<String> givenUp() {
    return writing.rows("state").stream().filter("GIVEN_UP"::equals).toList();
  }

  private Answer health() {
    service.bean(Watch.class).runOnce(writing.now());
    return Http.of(service).get("/health");
  }

  private List<String> figures() {
    return Http.of(service).get("/metrics").body().lines().toList();
  }

  private long openTransactions() throws SQLException {
    try (var connection = service.asOwner();
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                """
                select count(*) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
                   and backend_type = 'client backend'\
                """)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static int deadPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
