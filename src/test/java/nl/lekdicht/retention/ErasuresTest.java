package nl.lekdicht.retention;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Erasing what hit a school that nobody knows, and what others do while an entry is erased. */
class ErasuresTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static Cabinet cabinet;

  @BeforeAll
  static void start() {
    cabinet = new Cabinet();
  }

  @AfterAll
  static void stop() {
    assertThat(cabinet.manager.verification().get("sound").asBoolean()).isTrue();
    cabinet.close();
  }

  private static List<String> due() {
    return Desktop.ok(cabinet.fg.http().get("/v1/retention"), 200)
        .get("items")
        .findValuesAsText("entryId");
  }

  @Test
  void a_line_that_names_a_school_without_an_agreement_stays_five_years_and_goes_then() {
    String line = cabinet.imported("1997-1", "Line", "99XA, 98ZZ");
    cabinet.laterThanAnyTerm();
    assertThat(due()).doesNotContain(line);
    Answer early = cabinet.erase(cabinet.fg, line);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.body()).contains("not-due");
    cabinet.service.clock().forward(Duration.ofDays(5 * 365));
    assertThat(due()).contains(line);

    var erasure = Desktop.ok(cabinet.erase(cabinet.fg, line), 201);

    assertThat(erasure.get("schools").toString()).isEqualTo("[\"98ZZ\",\"99XA\"]");
    assertThat(cabinet.manager.http().get("/v1/register/entries/" + line).status()).isEqualTo(410);
    assertThat(cabinet.one("select certificate from erasure_school where brin = '98ZZ'"))
        .contains("98ZZ");
  }

  @Test
  void a_retry_that_comes_while_the_first_is_at_it_gets_the_same_answer() throws Exception {
    String incident = cabinet.closed("Twice", "99XA");
    cabinet.laterThanAnyTerm();
    String number = cabinet.number(incident);
    String erasure = "/v1/register/entries/%s/erasure".formatted(incident);
    Http fg =
        Http.of(cabinet.service).as(cabinet.cast.token("fg")).with("Idempotency-Key", "twice");
    Callable<Answer> erase =
        () -> fg.post(erasure, Map.of("number", number, "reason", "The agreed term has passed."));

    List<Answer> answers = together(incident, List.of(erase, erase));

    assertThat(answers).allMatch(answer -> answer.status() == 201);
    assertThat(answers.get(1).json()).isEqualTo(answers.get(0).json());
    assertThat(answers.get(1).header("Idempotency-Replayed")).hasValue("true");
  }

  @Test
  void an_upload_that_begins_while_the_incident_is_erased_leaves_nothing() throws Exception {
    String incident = cabinet.closed("Late", "99XA");
    cabinet.laterThanAnyTerm();
    String number = cabinet.number(incident);
    Http manager = Http.of(cabinet.service).as(cabinet.cast.token("manager"));
    String evidence = "/v1/incidents/%s/evidence?name=late.log&note=Late".formatted(incident);
    cabinet.sql(
        """
        create function nothing_arrives() returns trigger language plpgsql as $$
        begin raise exception 'the name of a file came after the erasure'; end $$;
        create trigger nothing_arrives after insert on evidence for each row execute function nothing_arrives()\
        """);
    try {
      List<Answer> answers =
          together(
              incident,
              List.of(
                  () -> cabinet.erase(cabinet.fg, incident, number),
                  () -> manager.postFile(evidence, "text/plain", "late".getBytes(UTF_8))));

      assertThat(answers.get(0).status()).isEqualTo(201);
      assertThat(answers.get(1).status()).isEqualTo(410);
    } finally {
      cabinet.sql("drop trigger nothing_arrives on evidence; drop function nothing_arrives()");
    }
  }

  /** The answers to what is asked, one after the other, while the incident is locked: all wait until it is not any more. */
  private static List<Answer> together(String incident, List<Callable<Answer>> asked)
      throws Exception {
    try (Connection owner = cabinet.service.asOwner();
        var run = owner.createStatement();
        var threads = Executors.newFixedThreadPool(asked.size())) {
      owner.setAutoCommit(false);
      run.execute("select from incident where id = '%s' for update".formatted(incident));
      List<Future<Answer>> begun = new ArrayList<>();
      for (Callable<Answer> one : asked) {
        begun.add(threads.submit(one));
        untilWaiting(begun.size());
      }
      owner.rollback();
      List<Answer> answers = new ArrayList<>();
      for (Future<Answer> one : begun) {
        answers.add(one.get());
      }
      return answers;
    }
  }

  private static void untilWaiting(int expected) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!cabinet
        .one("select count(*) from pg_locks where not granted")
        .equals(Integer.toString(expected))) {
      assertThat(System.nanoTime()).isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
