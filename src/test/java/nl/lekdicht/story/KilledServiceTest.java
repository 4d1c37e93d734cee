package nl.lekdicht.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.lekdicht.database.TestPostgres;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Http;
import nl.lekdicht.support.Http.Answer;
import nl.lekdicht.support.ServiceProcess;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The real service, its PostgreSQL with it, in a process of its own that is killed at work. */
class KilledServiceTest {
  private static final int CLIENTS = 16;
  private static final int INCIDENTS = 200;
  private static final int KILLED_AFTER = 300;

  /** Opened, its run started, the escalation manager told. */
  private static final int BESIDE = 3;

  /** Five of the six steps, so that 200 incidents make 1,000 completions. */
  private static final List<Turn> TURNS =
      List.of(
          new Turn("close-access", null),
          new Turn("assess-access", "yes"),
          new Turn("check-authorisation", "yes"),
          new Turn("escalate", null),
          new Turn("fix-problem", null));

  @TempDir Path directory;

  @AfterEach
  void leaveNoServerBehind() {
    TestPostgres.stopIn(directory.resolve("data"));
  }

  private record Turn(String step, @Nullable String answer) {}

  /** One step completion, with the key under which it is asked, however often. */
  private record Completion(Case on, Turn turn, String key, Map<String, String> body) {
    static Completion of(Case on, Turn turn, Instant performedAt) {
      String key = on.incident() + "/" + turn.step();
      Map<String, String> body = new LinkedHashMap<>();
      body.put("performedAt", performedAt.toString());
      body.put("description", "Done as request " + key);
      if (turn.answer() != null) {
        body.put("answer", turn.answer());
      }
      return new Completion(on, turn, key, body);
    }

    String description() {
      return "Done as request " + key;
    }

    Answer ask(Http http) {
      return http.with("Idempotency-Key", key)
          .post("%s/steps/%s/completion".formatted(on.path(), turn.step()), body);
    }
  }

  @Test
  @Timeout(120)
  void a_kill_in_the_middle_of_a_thousand_completions_loses_no_acknowledged_one() throws Exception {
    Path data = directory.resolve("data");
    TestPostgres.putProgramsIn(data);
    Map<String, String> environment = Map.of("LEKDICHT_DATA", data.toString());
    List<List<Completion>> work;
    String token;
    Set<String> acknowledged;
    try (ServiceProcess killed =
        ServiceProcess.ofClasses(environment, directory.resolve("killed.log"))) {
      token = killed.token("manager", killed.printedPassword("manager"));
      Http http = Http.of(killed.baseUri()).as(token);
      work = inParallel(INCIDENTS, () -> planned(http));
      acknowledged = completeUntilKilled(killed, http, work);
    }
    assertThat(acknowledged.size()).isBetween(KILLED_AFTER, INCIDENTS * TURNS.size() - 1);

    try (ServiceProcess restarted =
        ServiceProcess.ofClasses(environment, directory.resolve("restarted.log"))) {
      assertThat(restarted.output()).contains("Taking over the PostgreSQL that still runs");
      Http http = Http.of(restarted.baseUri()).as(token);
      inParallel(new ConcurrentLinkedQueue<>(work), each -> assertKept(http, each, acknowledged));
      inParallel(new ConcurrentLinkedQueue<>(work), each -> retry(http, each, acknowledged));
      inParallel(new ConcurrentLinkedQueue<>(work), each -> assertWrittenOnce(http, each));
      JsonNode verification = Desktop.ok(http.get("/v1/journal/verification"), 200);
      assertThat(verification.get("sound").asBoolean()).as("%s", verification).isTrue();
      assertThat(verification.get("entries").asInt())
          .isEqualTo(INCIDENTS * (TURNS.size() + BESIDE));
    }
  }

  private static List<Completion> planned(Http http) {
    Instant now = Instant.now();
    JsonNode report = Desktop.ok(http.post("/v1/reports", Desktop.stolenLaptop(now)), 201);
    Case on =
        Desktop.caseOf(
            Desktop.ok(
                http.post(
                    "/v1/incidents",
                    Map.of(
                        "reportId",
                        report.get("id").asText(),
                        "checklistId",
                        "rdp-device",
                        "title",
                        "Laptop stolen from the train",
                        "affectedSchools",
                        List.of("99XA"))),
                201));
    return TURNS.stream().map(turn -> Completion.of(on, turn, now)).toList();
  }

  /** The keys of the completions that were answered with 200 before the service was killed. */
  private static Set<String> completeUntilKilled(
      ServiceProcess service, Http http, List<List<Completion>> work) throws Exception {
    Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    CountDownLatch enough = new CountDownLatch(KILLED_AFTER);
    ConcurrentLinkedQueue<List<Completion>> queue = new ConcurrentLinkedQueue<>(work);
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        ends.add(
            clients.submit(() -> {
              try {
                for (var each = queue.poll(); each != null; each = queue.poll()) {
                  for (Completion completion : each) {
                    Desktop.ok(completion.ask(http), 200);
                    acknowledged.add(completion.key());
                    enough.countDown();
                  }
                }
              } catch (UncheckedIOException dead) {
                // The service was killed under this request: nobody can say yet whether it was
                // done.
              }
            }));
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      service.kill();
      for (Future<?> end : ends) {
        end.get();
      }
    }
    return acknowledged;
  }

  private static void assertKept(Http http, List<Completion> planned, Set<String> acknowledged) {
    String journal = journal(http, planned);
    for (Completion completion : planned) {
      if (acknowledged.contains(completion.key())) {
        assertThat(journal).containsOnlyOnce(completion.description());
      }
    }
  }

  private static void retry(Http http, List<Completion> planned, Set<String> acknowledged) {
    for (Completion completion : planned) {
      if (!acknowledged.contains(completion.key())) {
        Desktop.ok(completion.ask(http), 200);
      }
    }
  }

  private static void assertWrittenOnce(Http http, List<Completion> planned) {
    String journal = journal(http, planned);
    for (Completion completion : planned) {
      assertThat(journal).containsOnlyOnce(completion.description());
    }
  }

  private static String journal(Http http, List<Completion> planned) {
    String incident = planned.getFirst().on().incident();
    return Desktop.ok(http.get("/v1/incidents/%s/journal?limit=200".formatted(incident)), 200)
        .toString();
  }

  private static <T> List<T> inParallel(int times, Callable<T> task) throws Exception {
    try (var clients = Executors.newFixedThreadPool(CLIENTS, Thread.ofVirtual().factory())) {
      List<T> results = new ArrayList<>();
      for (Future<T> done : clients.invokeAll(Collections.nCopies(times, task))) {
        results.add(done.get());
      }
      return results;
    }
  }

  private interface Task<T> {
    void run(T each);
  }

  private static <T> void inParallel(ConcurrentLinkedQueue<T> queue, Task<T> task)
      throws Exception {
    inParallel(
        CLIENTS,
        () -> {
          for (var each = queue.poll(); each != null; each = queue.poll()) {
            task.run(each);
          }
          return true;
        });
  }
}
