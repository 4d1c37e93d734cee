package nl.lekdicht.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import java.net.ServerSocket;
import java.net.http.HttpHeaders;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.HandClock;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import nl.lekdicht.support.TestDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static final Map<String, Object> LOCAL =
      Map.of(
          "lekdicht.webhooks.allow-private", true,
          "lekdicht.webhooks.allow-http", true,
          "lekdicht.webhooks.timeout", "2s");

  private Service service;
  private Cast cast;
  private Desktop manager;
  private Receiver receiver;

  @BeforeEach
  void start() {
    service = Service.start(LOCAL);
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
    service.close();
  }

  private Http as(String username) {
    return Http.of(service).as(cast.token(username));
  }

  private JsonNode subscribe(String username) {
    return subscribe(username, receiver.url());
  }

  private JsonNode subscribe(String username, String url, String... kinds) {
    var body =
        kinds.length == 0
            ? Map.<String, Object>of("url", url)
            : Map.<String, Object>of("url", url, "kinds", List.of(kinds));
    return Desktop.ok(as(username).post("/v1/webhooks", body), 201);
  }

  private JsonNode state(String username, JsonNode webhook) {
    for (var one : as(username).get("/v1/webhooks").json().get("items")) {
      if (one.get("id").equals(webhook.get("id"))) {
        return one;
      }
    }
    throw new AssertionError("no webhook " + webhook);
  }

  private void fanOut(Service by) {
    by.bean(FanOut.class).runOnce(by.clock().instant());
  }

  /** Both turns, and everything that they began. */
  private void turn() {
    fanOut(service);
    join(service.bean(Sending.class).runOnce(service.clock().instant()));
  }

  private static void join(List<CompletableFuture<Void>> begun) {
    CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new)).join();
  }

  @Test
  void what_happened_is_posted_with_a_signature_that_others_can_check() {
    service.close();
    // Whoever checks a signature looks at the clock on the wall.
    service = Service.start(TestDatabase.fresh(), new HandClock(Instant.now()), LOCAL);
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
    var webhook = subscribe("admin");
    manager.report();
    turn();
    var got = receiver.got().getFirst();
    var headers = HttpHeaders.of(got.headers(), (_, _) -> true);
    assertThatCode(() -> new Webhook(webhook.get("secret").asText()).verify(got.body(), headers))
        .doesNotThrowAnyException();
    var other = subscribe("admin", receiver.url(), "nothing-at-all");
    assertThatThrownBy(() -> new Webhook(other.get("secret").asText()).verify(got.body(), headers))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void what_happened_is_posted_in_order_with_its_facts() {
    var webhook = subscribe("admin");
    var incident = manager.open("rdp-device", "99XA");
    turn();
    assertThat(receiver.got())
        .extracting(got -> got.json().get("type").asText())
        .containsExactly("report-recorded", "incident-opened", "run-started");
    var opened = receiver.got().get(1);
    assertThat(opened.json().at("/data/incidentId")).isEqualTo(incident.get("id"));
    assertThat(opened.json().at("/data/incidentNumber")).isEqualTo(incident.get("number"));
    assertThat(opened.json().at("/data/entry").asInt()).isEqualTo(1);
    assertThat(opened.json().get("timestamp")).isEqualTo(opened.json().at("/data/at"));
    assertThat(opened.headers().get("Content-Type")).containsExactly("application/json");
    var state = state("admin", webhook);
    assertThat(state.get("state").asText()).isEqualTo("OPEN");
    assertThat(state.get("lastAnswer").asText()).isEqualTo("204");
    assertThat(state.get("waiting").asInt()).isZero();
    turn();
    assertThat(receiver.got()).hasSize(3);
  }

  @Test
  void only_kinds_that_were_asked_for_and_only_from_now_on() {
    manager.report();
    subscribe("admin", receiver.url(), "incident-opened");
    manager.open("rdp-device", "99XA");
    turn();
    assertThat(receiver.got())
        .singleElement()
        .extracting(got -> got.json().get("type").asText())
        .isEqualTo("incident-opened");
  }

  @Test
  void a_school_is_told_of_its_own_and_no_more_than_it_may_know() {
    subscribe("wilgentuin");
    subscribe("other-admin");
    manager.open("rdp-device", "99XB");
    var on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    manager.complete(on, "close-access");
    turn();
    assertThat(receiver.got())
        .extracting(got -> got.json().get("type").asText())
        .containsExactly("incident-opened", "step-completed");
    assertThat(receiver.got().getFirst().json().get("data").fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("id", "at", "kind", "incidentId", "incidentNumber");
    assertThat(receiver.got().getFirst().json().at("/data/incidentId").asText())
        .isEqualTo(on.incident());
  }

  @Test
  void what_fails_is_tried_again_by_the_steps_and_given_up_after_about_a_day() {
    var webhook = subscribe("admin", receiver.url(), "report-recorded");
    receiver.answers(503);
    manager.report();
    turn();
    var begun = service.clock().instant();
    int attempts = 1;
    for (var step : List.of("PT5S", "PT5M", "PT30M", "PT2H", "PT5H", "PT10H", "PT10H")) {
      assertThat(receiver.got()).hasSize(attempts);
      service.clock().forward(Duration.parse(step).minusMillis(1));
      turn();
      assertThat(receiver.got()).hasSize(attempts);
      assertThat(state("admin", webhook).get("state").asText()).isEqualTo("OPEN");
      service.clock().forward(Duration.ofMillis(1));
      turn();
      attempts++;
    }
    assertThat(receiver.got()).hasSize(8);
    assertThat(receiver.got().stream().map(got -> got.headers().get("webhook-id")).distinct())
        .hasSize(1);
    assertThat(Duration.between(begun, service.clock().instant()))
        .isBetween(Duration.ofHours(22), Duration.ofHours(30));
    var failing = state("admin", webhook);
    assertThat(failing.get("state").asText()).isEqualTo("FAILING");
    assertThat(failing.get("failures").asInt()).isEqualTo(8);
    assertThat(failing.get("lastAnswer").asText()).isEqualTo("503");
    service.clock().forward(Duration.ofDays(1));
    turn();
    assertThat(receiver.got()).hasSize(8);

    receiver.answers(200);
    manager.report();
    turn();
    assertThat(state("admin", webhook).get("state").asText()).isEqualTo("OPEN");
    assertThat(state("admin", webhook).get("failures").asInt()).isZero();
  }

  @Test
  void a_redirect_is_not_followed() {
    var webhook = subscribe("admin", receiver.url(), "report-recorded");
    receiver.answers(302);
    manager.report();
    turn();
    assertThat(receiver.got()).hasSize(1);
    assertThat(state("admin", webhook).get("lastAnswer").asText()).isEqualTo("302");
  }

  @Test
  void a_receiver_that_is_gone_closes_its_webhook() {
    var webhook = subscribe("admin");
    receiver.answers(410);
    manager.report();
    manager.report();
    turn();
    assertThat(receiver.got()).hasSize(1);
    var closed = state("admin", webhook);
    assertThat(closed.get("state").asText()).isEqualTo("CLOSED");
    assertThat(closed.get("closingReason").asText()).isEqualTo("The receiver answered 410 Gone.");
    assertThat(closed.get("waiting").asInt()).isZero();
    manager.report();
    service.clock().forward(Duration.ofHours(1));
    turn();
    assertThat(receiver.got()).hasSize(1);
  }

  @Test
  void a_closed_webhook_gets_nothing_more_and_cannot_be_closed_or_tested_again() {
    var webhook = subscribe("admin");
    manager.report();
    fanOut(service);
    var path = "/v1/webhooks/" + webhook.get("id").asText();
    var reason = Map.of("reason", "No longer used by anybody.");
    assertThat(as("other-admin").post(path + "/closure", reason).status()).isEqualTo(404);
    assertThat(as("wilgentuin").post(path + "/closure", reason).status()).isEqualTo(404);
    var closed = Desktop.ok(as("admin").post(path + "/closure", reason), 200);
    assertThat(closed.get("waiting").asInt()).isZero();
    manager.report();
    turn();
    assertThat(receiver.got()).isEmpty();
    assertThat(as("admin").post(path + "/closure", reason).status()).isEqualTo(409);
    assertThat(as("admin").post(path + "/test", "").status()).isEqualTo(409);
  }

  @Test
  void a_test_is_delivered_once_and_says_that_it_is_one() {
    for (var username : List.of("admin", "wilgentuin", "client-wilgentuin")) {
      var webhook = subscribe(username);
      receiver.got().clear();
      var door = as(username).with("Idempotency-Key", "once");
      var path = "/v1/webhooks/%s/test".formatted(webhook.get("id").asText());
      var first = door.post(path, "");
      assertThat(first.status()).isEqualTo(202);
      assertThat(door.post(path, "").json()).isEqualTo(first.json());
      turn();
      assertThat(receiver.got())
          .singleElement()
          .satisfies(got -> {
            assertThat(got.json().get("type").asText()).isEqualTo("test");
            assertThat(got.headers())
                .containsEntry("webhook-id", List.of("msg_" + first.json().get("id").asText()));
          });
    }
  }

  @Test
  void a_slow_receiver_holds_up_nobody_else_and_gets_one_request_at_a_time() {
    try (var slow = new Receiver()) {
      slow.hold();
      subscribe("admin", slow.url(), "report-recorded");
      manager.report();
      manager.report();
      fanOut(service);
      var held = service.bean(Sending.class).runOnce(service.clock().instant());
      assertThat(held).hasSize(1);
      subscribe("wilgentuin");
      manager.open("rdp-device", "99XA");
      turn();
      assertThat(receiver.got()).hasSize(1);
      assertThat(service.bean(Sending.class).runOnce(service.clock().instant())).isEmpty();
      join(held);
      assertThat(slow.got()).hasSize(1);
    }
    var webhook = as("admin").get("/v1/webhooks").json().at("/items/0");
    assertThat(webhook.get("lastAnswer").asText()).isEqualTo("no answer in time");
    assertThat(webhook.get("waiting").asInt()).isEqualTo(3);
  }

  @Test
  void a_receiver_that_drips_does_not_outlast_the_timeout() throws Exception {
    try (var drip = new ServerSocket(0)) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = drip.accept()) {
              while (true) {
                socket.getOutputStream().write('H');
                Thread.sleep(100);
              }
            } catch (Exception e) {
              // The sender hung up, as it should.
            }
          });
      subscribe("admin", "http://127.0.0.1:%d/".formatted(drip.getLocalPort()));
      manager.report();
      long began = System.nanoTime();
      turn();
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(6));
      assertThat(as("admin").get("/v1/webhooks").json().at("/items/0/lastAnswer").asText())
          .isEqualTo("no answer in time");
    }
  }

  @Test
  void two_instances_at_once_deliver_everything_once() throws Exception {
    subscribe("admin", receiver.url(), "report-recorded");
    IntStream.range(0, 20).forEach(_ -> manager.report());
    try (var second =
        new Stopped(
            Service.start(service.database(), new HandClock(service.clock().instant()), LOCAL))) {
      var start = new CountDownLatch(1);
      var turns = new ArrayList<CompletableFuture<Void>>();
      for (var instance : List.of(service, second.service(), service, second.service())) {
        turns.add(
            CompletableFuture.runAsync(() -> {
              try {
                start.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              fanOut(instance);
              for (int i = 0; i < 5; i++) {
                join(instance.bean(Sending.class).runOnce(instance.clock().instant()));
              }
            }));
      }
      start.countDown();
      join(turns);
      turn();
      turn();
    }
    assertThat(receiver.got()).hasSize(20);
    assertThat(receiver.got().stream().map(got -> got.headers().get("webhook-id")).distinct())
        .hasSize(20);
  }

  private record Stopped(Service service) implements AutoCloseable {
    @Override
    public void close() {
      service.stop();
    }
  }

  @Test
  void the_lease_of_a_dead_sender_is_taken_over_and_its_late_word_does_not_count() {
    subscribe("admin", receiver.url(), "report-recorded");
    manager.report();
    fanOut(service);
    var sending = service.bean(Sending.class);
    var dead = sending.lease(service.clock().instant(), 10);
    assertThat(dead).hasSize(1);
    turn();
    assertThat(receiver.got()).isEmpty();
    service.clock().forward(Sending.LEASE);
    turn();
    assertThat(receiver.got()).hasSize(1);
    receiver.answers(500);
    sending.send(dead.getFirst());
    var state = as("admin").get("/v1/webhooks").json().at("/items/0");
    assertThat(state.get("waiting").asInt()).isZero();
    assertThat(state.get("lastAnswer").asText()).isEqualTo("204");
  }

  @Test
  void what_was_not_fanned_out_before_a_restore_is_delivered_after_it_and_nothing_twice()
      throws SQLException {
    subscribe("admin", receiver.url(), "report-recorded");
    manager.report();
    turn();
    manager.report();
    try (var owner = service.asOwner();
        var statement = owner.createStatement()) {
      statement.execute("update webhook set cursor_tx = '999999999'");
      statement.execute("update happening_era set cluster = 'another'");
    }
    turn();
    manager.report();
    turn();
    assertThat(receiver.got()).hasSize(3);
    assertThat(receiver.got().stream().map(got -> got.headers().get("webhook-id")).distinct())
        .hasSize(3);
  }

  @Test
  void a_request_that_is_repeated_gives_the_same_secret_and_the_database_does_not_know_it()
      throws SQLException {
    var door = as("admin").with("Idempotency-Key", "once");
    var body = Map.of("url", receiver.url());
    var first = Desktop.ok(door.post("/v1/webhooks", body), 201);
    assertThat(Desktop.ok(door.post("/v1/webhooks", body), 201)).isEqualTo(first);
    var secret = first.get("secret").asText();
    assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(as("admin").get("/v1/webhooks").body()).doesNotContain(secret);
    try (var owner = service.asOwner();
        var statement = owner.createStatement();
        var row = statement.executeQuery("select cast(to_jsonb(w) as text) from webhook w")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).doesNotContain(secret.substring(6));
    }
    var safe = service.bean(Safe.class);
    var locked = safe.lock(UUID.fromString(first.get("id").asText()), secret);
    assertThat(safe.unlock(UUID.fromString(first.get("id").asText()), locked)).isEqualTo(secret);
    assertThat(refusal(() -> safe.unlock(UUID.randomUUID(), locked))).contains("cannot be read");
  }

  private static @Nullable String refusal(Runnable deed) {
    try {
      deed.run();
      return null;
    } catch (IllegalStateException e) {
      return e.getMessage();
    }
  }

  @Test
  void what_cannot_be_a_webhook_is_refused() {
    for (var url : List.of("gopher://example.nl/", "http://a:b@127.0.0.1/", "no address at all")) {
      assertThat(as("admin").post("/v1/webhooks", Map.of("url", url)).status()).isEqualTo(400);
    }
    assertThat(
            as("admin")
                .post("/v1/webhooks", Map.of("url", receiver.url(), "kinds", List.of("Not one")))
                .status())
        .isEqualTo(400);
    assertThat(as("manager").post("/v1/webhooks", Map.of("url", receiver.url())).status())
        .isEqualTo(403);
    IntStream.range(0, Webhooks.MOST).forEach(_ -> subscribe("wilgentuin"));
    assertThat(as("wilgentuin").post("/v1/webhooks", Map.of("url", receiver.url())).status())
        .isEqualTo(409);
  }

  @Test
  void private_addresses_are_refused_when_subscribing_and_again_when_sending() {
    var webhook = subscribe("admin");
    manager.report();
    fanOut(service);
    try (var strict =
        new Stopped(
            Service.start(
                service.database(),
                new HandClock(service.clock().instant()),
                Map.of("lekdicht.webhooks.allow-http", true)))) {
      join(strict.service().bean(Sending.class).runOnce(service.clock().instant()));
      var door = Http.of(strict.service()).as(cast.token("admin"));
      for (var url : List.of("https://127.0.0.1/", "https://[::1]/", "http://169.254.169.254/")) {
        var answer = door.post("/v1/webhooks", Map.of("url", url));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/rule").asText())
            .isEqualTo("must lead to public addresses only");
      }
    }
    assertThat(receiver.got()).isEmpty();
    assertThat(state("admin", webhook).get("lastAnswer").asText())
        .isEqualTo("the host must lead to public addresses only");
  }
}
