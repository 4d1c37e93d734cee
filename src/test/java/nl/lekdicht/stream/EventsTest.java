package nl.lekdicht.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventsTest {
  private Service service;
  private Cast cast;
  private Desktop manager;

  @BeforeEach
  void start() {
    service = Service.start();
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private void turn() {
    service.bean(Listeners.class).runOnce(service.clock().instant());
  }

  private Follower follow(String username) {
    var follower = Follower.of(service, cast.token(username));
    assertThat(follower.next().kind()).isEqualTo("opened");
    return follower;
  }

  @Test
  void what_is_recorded_is_told_in_order_with_its_facts() {
    try (var follower = follow("fg")) {
      var report = manager.report();
      var incident = manager.open(report.get("id").asText(), "rdp-device", new String[] {"99XA"});
      manager.complete(Desktop.caseOf(incident), "close-access");
      turn();
      var told = follower.next(4);
      assertThat(told)
          .extracting(Follower.Told::kind)
          .containsExactly("report-recorded", "incident-opened", "run-started", "step-completed");
      assertThat(told.get(0).json().get("reportId")).isEqualTo(report.get("id"));
      assertThat(told.get(0).json().get("incidentId").isNull()).isTrue();
      var last = told.get(3).json();
      assertThat(last.get("incidentId")).isEqualTo(incident.get("id"));
      assertThat(last.get("incidentNumber")).isEqualTo(incident.get("number"));
      assertThat(last.get("entry").asInt()).isEqualTo(3);
      assertThat(last.get("id").asText()).isEqualTo(told.get(3).id());
      assertThat(last.get("at").asText()).isEqualTo("2026-11-23T09:00:00.000Z");
    }
  }

  @Test
  void a_school_that_was_not_told_hears_nothing_while_communication_is_withheld() {
    var on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
    manager.post(
        on.incident(),
        "affected-schools/99XB/moments",
        Map.of(
            "kind", "SCHOOL_TOLD",
            "occurredAt", manager.now().toString(),
            "description", "Told by telephone."));
    var fg = Desktop.of(service, cast, "fg");
    try (var untold = follow("wilgentuin");
        var told = follow("baken")) {
      fg.post(
          on.incident(),
          "withholding",
          Map.of(
              "until",
              manager.now().plusSeconds(3600).toString(),
              "reason",
              "The police asked for silence."));
      service.clock().forward(Duration.ofSeconds(1));
      manager.complete(on, "close-access");
      service.clock().forward(Duration.ofSeconds(1));
      fg.post(on.incident(), "withholding/end", Map.of("reason", "They are done sooner."));
      manager.complete(on, "assess-access", "yes");
      turn();

      assertThat(told.next(2))
          .extracting(event -> event.json().get("at").asText())
          .containsExactly("2026-11-23T09:00:01.000Z", "2026-11-23T09:00:02.000Z");
      assertThat(untold.next().json().get("at").asText()).isEqualTo("2026-11-23T09:00:02.000Z");
    }
  }

  @Test
  void a_client_that_was_away_resumes_where_it_was() {
    String id;
    String token = cast.token("manager");
    try (var follower = Follower.of(service, token)) {
      follower.next();
      manager.report();
      turn();
      id = follower.next().id();
    }
    manager.report();
    manager.report();
    for (var away :
        List.of(
            Follower.after(service, token, id),
            Follower.of(service, token, "?after=" + id, Map.of()))) {
      try (away) {
        assertThat(away.next(3))
            .extracting(Follower.Told::kind)
            .containsExactly("opened", "report-recorded", "report-recorded");
      }
    }
  }

  @Test
  void a_client_that_never_got_an_event_resumes_from_where_it_began() {
    String token = cast.token("manager");
    String id;
    try (var follower = Follower.of(service, token)) {
      id = follower.next().id();
    }
    manager.report();
    try (var again = Follower.after(service, token, id)) {
      assertThat(again.next(2))
          .extracting(Follower.Told::kind)
          .containsExactly("opened", "report-recorded");
    }
  }

  @Test
  void a_heartbeat_says_how_far_the_stream_is_when_nothing_in_it_was_for_the_viewer() {
    try (var follower = Follower.of(service, cast.token("baken"))) {
      var opened = Position.find(follower.next().id()).orElseThrow();
      manager.open("rdp-device", "99XA");
      service.clock().forward(Listener.HEARTBEAT);
      turn();
      var beat = follower.next();
      assertThat(beat.kind()).isEqualTo(":");
      assertThat(Position.find(beat.id()).orElseThrow().isAfter(opened)).isTrue();
    }
  }

  @Test
  void the_smaller_number_that_is_committed_last_is_neither_lost_nor_doubled() throws SQLException {
    try (var follower = follow("manager");
        var first = service.asOwner();
        var second = service.asOwner()) {
      first.setAutoCommit(false);
      second.setAutoCommit(false);
      happen(first, "first");
      happen(second, "second");
      happen(first, "first-again");
      second.commit();
      turn();
      // Only a heartbeat passes by what may not be told yet.
      service.clock().forward(Listener.HEARTBEAT);
      turn();
      assertThat(follower.next().kind()).isEqualTo(":");
      first.commit();
      turn();
      turn();
      assertThat(follower.next(3))
          .extracting(Follower.Told::kind)
          .containsExactly("first", "first-again", "second");
      service.clock().forward(Listener.HEARTBEAT);
      turn();
      assertThat(follower.next().kind()).isEqualTo(":");
    }
  }

  private void happen(Connection connection, String kind) throws SQLException {
    happen(connection, kind, 1);
  }

  private void happen(Connection connection, String kind, int times) throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into happening (supplier_id, report_id, kind, at)
            select ?, gen_random_uuid(), ?, ? from generate_series(1, ?)\
            """)) {
      insert.setObject(1, cast.supplier("Leerlicht BV"));
      insert.setString(2, kind);
      insert.setObject(3, service.clock().instant().atOffset(java.time.ZoneOffset.UTC));
      insert.setInt(4, times);
      insert.executeUpdate();
    }
  }

  @Test
  void an_id_that_is_too_old_is_told_to_begin_anew() {
    String token = cast.token("manager");
    String id;
    try (var follower = Follower.of(service, token)) {
      id = follower.next().id();
    }
    manager.report();
    service.clock().forward(Happenings.KEPT.plusMillis(1));
    service.bean(Happenings.class).forget(service.clock().instant());
    manager.report();
    token = cast.token("manager");
    try (var again = Follower.after(service, token, id)) {
      assertThat(again.next().kind()).isEqualTo("resync");
      manager.report();
      turn();
      assertThat(again.next().kind()).isEqualTo("report-recorded");
    }
  }

  @Test
  void an_id_from_the_future_is_told_to_begin_anew() {
    try (var follower = Follower.after(service, cast.token("manager"), "999999999999-5000000")) {
      assertThat(follower.next().kind()).isEqualTo("resync");
      manager.report();
      turn();
      assertThat(follower.next().kind()).isEqualTo("report-recorded");
    }
  }

  @Test
  void after_a_restore_into_another_cluster_every_stream_begins_anew() throws SQLException {
    String token = cast.token("manager");
    String id;
    try (var follower = Follower.of(service, token);
        var owner = service.asOwner();
        var statement = owner.createStatement()) {
      follower.next();
      manager.report();
      turn();
      id = follower.next().id();
      // What a restored dump looks like: rows of transactions that are yet to come here.
      statement.execute(
          """
          insert into happening (tx, supplier_id, report_id, kind, at)
          select '999999999', supplier_id, report_id, 'of-before', at from happening limit 1\
          """);
      statement.execute("update happening_era set cluster = 'another'");
      turn();
      assertThat(follower.next().kind()).isEqualTo(Follower.END);
    }
    try (var again = Follower.after(service, token, id)) {
      assertThat(again.next().kind()).isEqualTo("resync");
      manager.report();
      turn();
      var told = again.next();
      assertThat(told.kind()).isEqualTo("report-recorded");
      try (var resumed = Follower.after(service, token, told.id())) {
        assertThat(resumed.next().kind()).isEqualTo("opened");
      }
    }
  }

  @Test
  void a_school_is_told_what_hits_it_and_no_more_than_it_may_know() {
    try (var wilgentuin = follow("wilgentuin");
        var baken = follow("baken");
        var other = follow("other-manager")) {
      var on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
      manager.complete(Desktop.caseOf(manager.open("rdp-device", "99XC")), "close-access");
      turn();
      var opened = wilgentuin.next();
      assertThat(opened.kind()).isEqualTo("incident-opened");
      assertThat(opened.json().fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("id", "at", "kind", "incidentId", "incidentNumber");
      assertThat(opened.json().get("incidentId").asText()).isEqualTo(on.incident());

      Desktop.ok(
          manager
              .http()
              .put(
                  "/v1/incidents/%s/affected-schools".formatted(on.incident()),
                  Map.of("affectedSchools", List.of("99XA", "99XB"))),
          200);
      told(on, "99XB");
      told(on, "99XA");
      turn();
      assertThat(wilgentuin.next().kind()).isEqualTo("school-moment-recorded");
      assertThat(baken.next(2))
          .extracting(Follower.Told::kind)
          .containsExactly("school-affected", "school-moment-recorded");
      // Nothing else came: the next is what happens next.
      manager.complete(on, "close-access");
      turn();
      assertThat(wilgentuin.next().kind()).isEqualTo("step-completed");
      assertThat(baken.next().kind()).isEqualTo("step-completed");
      service.clock().forward(Listener.HEARTBEAT);
      turn();
      assertThat(other.next().kind()).isEqualTo(":");
    }
  }

  private void told(Desktop.Case on, String brin) {
    Desktop.ok(
        manager
            .http()
            .post(
                "/v1/incidents/%s/affected-schools/%s/moments".formatted(on.incident(), brin),
                Map.of(
                    "kind",
                    "SCHOOL_TOLD",
                    "occurredAt",
                    service.clock().instant().toString(),
                    "description",
                    "Told by telephone.")),
        200);
  }

  @Test
  void listening_is_no_activity_and_ends_with_the_session() {
    try (var follower = follow("fg")) {
      for (int i = 0; i < 29; i++) {
        service.clock().forward(Duration.ofMinutes(1));
        turn();
        assertThat(follower.next().kind()).isEqualTo(":");
      }
      service.clock().forward(Duration.ofMinutes(1));
      turn();
      assertThat(follower.next(2))
          .extracting(Follower.Told::kind)
          .containsExactly("signed-out", Follower.END);
    }
  }

  @Test
  void signing_out_ends_the_stream() {
    String token = cast.token("fg");
    try (var follower = Follower.of(service, token)) {
      follower.next();
      Http.of(service).as(token).post("/v1/logout", Map.of());
      manager.report();
      turn();
      assertThat(follower.next().kind()).isEqualTo("signed-out");
      assertThat(follower.next().kind()).isEqualTo(Follower.END);
    }
  }

  @Test
  void an_outage_of_the_database_ends_the_stream() throws SQLException {
    try (var follower = follow("manager");
        var owner = service.asOwner();
        var statement = owner.createStatement()) {
      statement.execute("alter function happened_since(text, bigint) rename to gone");
      turn();
      assertThat(follower.next().kind()).isEqualTo(Follower.END);
      assertThat(service.bean(Listeners.class).count()).isZero();
    }
  }

  @Test
  void stopping_the_service_ends_the_stream() {
    try (var follower = follow("manager")) {
      service.stop();
      assertThat(follower.next().kind()).isEqualTo(Follower.END);
    }
  }

  @Test
  void a_session_has_so_many_streams_and_the_oldest_gives_way() {
    String token = cast.token("manager");
    var all = new ArrayList<Follower>();
    for (int i = 0; i <= Listeners.MOST_PER_SESSION; i++) {
      all.add(Follower.of(service, token));
      assertThat(all.getLast().next().kind()).isEqualTo("opened");
    }
    assertThat(all.getFirst().next().kind()).isEqualTo(Follower.END);
    assertThat(service.bean(Listeners.class).count()).isEqualTo(Listeners.MOST_PER_SESSION);
    all.forEach(Follower::close);
  }

  @Test
  void what_cannot_be_followed_is_refused() {
    assertThat(Follower.of(service, "no-token").status()).isEqualTo(401);
    var admin = Follower.of(service, cast.token("admin"));
    assertThat(admin.status()).isEqualTo(403);
    assertThat(admin.contentType()).contains("application/problem+json");
    String token = cast.token("manager");
    assertThat(Follower.after(service, token, "yesterday").status()).isEqualTo(400);
    assertThat(Follower.of(service, token, "?after=x-1", Map.of()).status()).isEqualTo(400);
    assertThat(Follower.of(service, token, "?before=1-1", Map.of()).status()).isEqualTo(400);
    Http.of(service).as(token).post("/v1/logout", Map.of());
    assertThat(Follower.of(service, token).status()).isEqualTo(401);
  }

  @Test
  void five_hundred_streams_leave_connections_for_the_rest() {
    var viewers = new ArrayList<Viewer>();
    var streams = new ArrayList<reactor.core.Disposable>();
    var got = new java.util.concurrent.CountDownLatch(500);
    for (int i = 0; i < 500; i++) {
      if (i % Listeners.MOST_PER_SESSION == 0) {
        viewers.add(cast.viewer("manager"));
      }
      streams.add(
          reactor.core.publisher.Flux.from(
                  service.bean(Listeners.class).open(viewers.getLast(), null).orElseThrow())
              .filter(event -> "report-recorded".equals(event.getName()))
              .subscribe(_ -> got.countDown()));
    }
    manager.report();
    long began = System.nanoTime();
    turn();
    assertThat(manager.http().get("/v1/incidents").status()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    assertThat(await(got)).isTrue();
    System.out.printf(
        "500 streams were told within %d ms%n", (System.nanoTime() - began) / 1_000_000);
    streams.forEach(reactor.core.Disposable::dispose);
    assertThat(service.bean(Listeners.class).count()).isZero();
  }

  private static boolean await(java.util.concurrent.CountDownLatch latch) {
    try {
      return latch.await(20, java.util.concurrent.TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_client_that_takes_nothing_is_dropped_and_one_that_is_far_behind_is_not() throws Exception {
    String token = cast.token("manager");
    var listeners = service.bean(Listeners.class);
    try (var follower = Follower.of(service, token);
        var stuck = new Socket();
        var owner = service.asOwner()) {
      follower.next();
      stuck.setReceiveBufferSize(4096);
      stuck.connect(
          new InetSocketAddress(service.baseUri().getHost(), service.baseUri().getPort()));
      stuck
          .getOutputStream()
          .write(
              "GET /v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(token)
                  .getBytes(StandardCharsets.UTF_8));
      assertThat(stuck.getInputStream().read()).isEqualTo('H');
      int many = 60_000;
      happen(owner, "many", many);
      int told = 0;
      for (int turns = 0; told < many; turns++) {
        assertThat(turns).isLessThan(2_000);
        turn();
        told += follower.next(Math.min(many - told, Listener.MOST_WAITING)).size();
      }
      assertThat(listeners.count()).isEqualTo(2);
      service.clock().forward(Listener.PATIENCE.plusMillis(1));
      turn();
      service.clock().forward(Listener.PATIENCE.plusMillis(1));
      turn();
      assertThat(listeners.count()).isEqualTo(1);
    }
  }
}
