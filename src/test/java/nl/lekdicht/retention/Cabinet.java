package nl.lekdicht.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.exchange.Importer;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Postroom;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.Service;
import nl.lekdicht.watch.Watch;

/** Incidents that were closed, with a word in every text that was ever entered about them, and a month to be kept. */
final class Cabinet implements AutoCloseable {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd-MM-uuuu").withZone(ZoneId.of("Europe/Amsterdam"));

  final Service service = Service.start();
  final Cast cast = Cast.in(service);
  final Desktop manager = Desktop.of(service, cast, "manager");
  final Desktop fg = Desktop.of(service, cast, "fg");

  Cabinet() {
    sql("update agreement set retention_months = 1 where brin = '99XA'");
    sql("update agreement set retention_months = 2 where brin = '99XB'");
  }

  /** A closed incident about nothing, which hit these schools. */
  String closed(String word, String... schools) {
    Desktop.Case on = open(word, schools);
    manager.complete(on, "close-access");
    manager.complete(on, "assess-access", "no");
    manager.skip(on, "fix-problem");
    manager.complete(on, "give-password");
    manager.judge(on.incident());
    close(on.incident(), word);
    return on.incident();
  }

  private Desktop.Case open(String word, String... schools) {
    Map<String, Object> report = Desktop.stolenLaptop(manager.now());
    for (String field : List.of("summary", "description", "reporterName", "reporterContact")) {
      report.put(field, word + " in " + field);
    }
    String id = Desktop.ok(manager.http().post("/v1/reports", report), 201).get("id").asText();
    Map<String, Object> opening = new LinkedHashMap<>();
    opening.put("reportId", id);
    opening.put("checklistId", "rdp-device");
    opening.put("title", word + " in the title");
    opening.put("affectedSchools", List.of(schools));
    return Desktop.caseOf(Desktop.ok(manager.http().post("/v1/incidents", opening), 201));
  }

  private void close(String incident, String word) {
    Desktop.ok(
        manager
            .http()
            .post(
                "/v1/incidents/%s/closure".formatted(incident),
                Map.of("note", word + " when it was closed.")),
        200);
  }

  /** With everything that an incident can have, at 99XA and 99XB. */
  String full(String word) {
    Desktop.Case on = open(word, "99XA", "99XB");
    String id = on.incident();
    Map<String, Object> deed = new LinkedHashMap<>();
    deed.put("performedAt", manager.now().toString());
    deed.put("description", word + " in a step.");
    Desktop.ok(manager.act(on, "close-access", "completion", deed), 200);
    Desktop.ok(
        manager
            .http()
            .patch(
                "/v1/incidents/%s/facts".formatted(id),
                Map.of("facts", Map.of("SUMMARY", word + " in a fact."))),
        200);
    Desktop.ok(
        manager
            .http()
            .post(
                "/v1/incidents/%s/measures".formatted(id),
                Map.of("kind", "DIRECT", "description", word + " in a measure.")),
        201);
    Postroom room = Postroom.of(manager, fg, id);
    JsonNode notices = room.notices("SUSPECTED_HIGH_RISK");
    JsonNode first = Postroom.forSchool(notices, "99XA");
    Desktop.ok(room.reword(manager, first, word + " in a notice.\n"), 200);
    room.leave(listed(room, "SUSPECTED_HIGH_RISK"));
    JsonNode drafts = room.drafts("NEW", "99XA");
    room.leave(drafts);
    room.drafts("NEW", "99XB");
    String filing = room.path("papers/%s/filing".formatted(Postroom.id(drafts.get(0))));
    Desktop.ok(manager.http().post(filing, room.filing(word + "-1", word + " who filed")), 200);
    Desktop.ok(
        manager
            .http()
            .putFile(
                filing + "/confirmation?name=%s.pdf".formatted(word),
                "application/pdf",
                ("%PDF-1.7 " + word).getBytes(UTF_8)),
        200);
    Desktop school = Desktop.of(service, cast, "wilgentuin");
    Desktop.ok(
        school
            .http()
            .post(
                "/v1/schools/99XA/incidents/%s/subject-information".formatted(id),
                Map.of("informedAt", manager.now().toString(), "how", word + " by letter.")),
        200);
    service.clock().forward(Duration.ofHours(2));
    service.bean(Watch.class).runOnce(service.clock().instant());
    manager.complete(on, "assess-access", "yes");
    manager.complete(on, "check-authorisation", "yes");
    manager.complete(on, "escalate");
    manager.skip(on, "fix-problem");
    manager.complete(on, "give-password");
    fg.post(
        id,
        "classification",
        Map.of(
            "classification",
            "PERSONAL_DATA_BREACH",
            "establishedAt",
            manager.now().toString(),
            "reasons",
            word + " in a judgement."));
    fg.post(
        id,
        "risk-judgement",
        Map.of("risk", "RISK", "method", "own weighing", "reasons", word + " in a risk."));
    for (String duty : List.of("AP_NOTIFICATION", "DATA_SUBJECTS")) {
      fg.post(
          id,
          "decisions",
          Map.of(
              "duty",
              duty,
              "schools",
              List.of("99XB"),
              "toBeTold",
              true,
              "reason",
              word + " in a decision."));
    }
    beside(id, word);
    close(id, word);
    return id;
  }

  private JsonNode listed(Postroom room, String kind) {
    return Desktop.ok(manager.http().get(room.path("papers?kind=" + kind)), 200).get("items");
  }

  /** What other packages keep with an incident: evidence, a link, a mail, readings, and a word of its alert. */
  private void beside(String incident, String word) {
    String supplier = cast.supplier("Leerlicht BV").toString();
    String account = cast.viewer("manager").account().toString();
    String at = manager.now().toString();
    sql(
        """
        with e as (insert into evidence (id, supplier_id, incident_id, name, note, state, begun_at, kept_by)
          values ('%1$s', '%2$s', '%3$s', '%4$s.log', '%4$s in a note', 'ARRIVING', '%5$s', '%6$s'))
        insert into acknowledgement_link (digest, supplier_id, incident_id, paper_id, brin, contact_name, contact_address, language, issued_at, expires_at)
        values (sha256('%4$s'), '%2$s', '%3$s', '%1$s', '99XA', '%4$s', '%4$s@example.nl', 'nl', '%5$s', timestamptz '%5$s' + interval '1 day')\
        """
            .formatted(
                UUID.nameUUIDFromBytes(word.getBytes(UTF_8)),
                supplier,
                incident,
                word,
                at,
                account));
    sql(
        "insert into evidence_chunk (evidence_id, number, supplier_id, content) values ('%s', 1, '%s', convert_to('%s in a log', 'UTF8'))"
            .formatted(UUID.nameUUIDFromBytes(word.getBytes(UTF_8)), supplier, word));
    sql(
        """
        insert into mail (id, supplier_id, incident_id, cause, name, address, language, subject, body, created_at, state, attempts, next_attempt_at, awaits_recipient)
        values (gen_random_uuid(), '%1$s', '%2$s', '%3$s', '%3$s', '%3$s@example.nl', 'nl', '%3$s', '%3$s in a mail', '%4$s', 'PENDING', 0, '%4$s', false),
               (gen_random_uuid(), '%1$s', null, 'alert:' || (select report_id from incident where id = '%2$s'), '%3$s', '%3$s@example.nl', 'nl', '%3$s', '%3$s in an alarm', '%4$s', 'PENDING', 0, '%4$s', false)\
        """
            .formatted(supplier, incident, word, at));
    sql(
        "insert into reading (id, supplier_id, incident_id, account_id, at, part, note) values (gen_random_uuid(), '%s', '%s', '%s', '%s', 'whole', '%s')"
            .formatted(supplier, incident, account, at, word));
    sql(
        """
        with source as (insert into alert_source (id, supplier_id, name, digest, created_at, created_by)
          values (gen_random_uuid(), '%1$s', 'Monitoring', sha256('%2$s'), '%3$s', '%4$s') returning id)
        insert into alert (id, supplier_id, source_id, fingerprint, report_id, opened_at, last_seen_at, seen)
        select gen_random_uuid(), '%1$s', source.id, '%2$s', (select report_id from incident where id = '%5$s'), '%3$s', '%3$s', 1 from source\
        """
            .formatted(supplier, word, at, account, incident));
  }

  /** A line that was taken over from another register, closed now, which hit 99XA; gives its id. */
  String imported(String number, String word) {
    return imported(number, word, "99XA");
  }

  /** As the other, which hit these schools. */
  String imported(String number, String word, String schools) {
    String supplier = cast.supplier("Leerlicht BV").toString();
    String account = cast.viewer("fg").account().toString();
    String today = DAY.format(manager.now());
    Importer.in(service, cast)
        .takeOver(
            """
            nummer;titel;gemeld op;soort melding;omschrijving;oorzaak;maatregelen;school;afgesloten
            %1$s;%2$s in a title;%3$s;storing;%2$s in a line;%2$s in a cause;%2$s in a measure;%4$s;%3$s
            """
                .formatted(number, word, today, schools));
    sql(
        """
        insert into import_draft (id, supplier_id, name, digest, content, kept_at, kept_by, expires_at)
        values (gen_random_uuid(), '%1$s', 'oud.csv', sha256('%2$s'), '%2$s', '%3$s', '%4$s', timestamptz '%3$s' + interval '1 day')\
        """
            .formatted(supplier, word, manager.now(), account));
    return one("select id from register_entry where number = '%s'".formatted(number));
  }

  /** Until the term of every entry has ended. */
  Cabinet laterThanAnyTerm() {
    service.clock().forward(Duration.ofDays(70));
    return this;
  }

  String number(String entry) {
    return one("select number from register_entry where id = '%s'".formatted(entry));
  }

  Answer erase(Desktop who, String entry) {
    return erase(who, entry, number(entry));
  }

  Answer erase(Desktop who, String entry, String number) {
    return who.http()
        .post(
            "/v1/register/entries/%s/erasure".formatted(entry),
            Map.of("number", number, "reason", "The agreed term has passed."));
  }

  Answer hold(Desktop who, String entry, String reason, String reviewOn) {
    return who.http()
        .post(
            "/v1/register/entries/%s/hold".formatted(entry),
            Map.of("reason", reason, "reviewOn", reviewOn));
  }

  Answer lift(Desktop who, String entry, String why) {
    return who.http()
        .post("/v1/register/entries/%s/hold-lifting".formatted(entry), Map.of("why", why));
  }

  void sql(String statement) {
    try (Connection connection = service.asOwner();
        var run = connection.createStatement()) {
      run.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  String one(String query) {
    try (Connection connection = service.asOwner();
        var run = connection.createStatement();
        var row = run.executeQuery(query)) {
      return row.next() ? String.valueOf(row.getString(1)) : "";
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  /** As the service's own role, in the scope of an account; rolled back. */
  void asService(String username, String... statements) throws SQLException {
    try (Connection connection = service.database().asService()) {
      connection.setAutoCommit(false);
      var viewer = cast.viewer(username);
      try (var enter = connection.prepareStatement("select enter(?, ?, ?, false)")) {
        enter.setObject(1, viewer.account());
        enter.setObject(2, viewer.session());
        enter.setObject(3, manager.now().atOffset(ZoneOffset.UTC));
        enter.execute();
      }
      try (var run = connection.createStatement()) {
        for (String statement : statements) {
          run.execute(statement);
        }
        run.execute("set constraints all immediate");
      } finally {
        connection.rollback();
      }
    }
  }

  @Override
  public void close() {
    service.close();
  }
}
