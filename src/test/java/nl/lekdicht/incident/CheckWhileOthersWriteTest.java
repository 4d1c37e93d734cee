package nl.lekdicht.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.lekdicht.database.Desk;
import nl.lekdicht.incident.Verification.Findings;
import nl.lekdicht.story.Desktop;
import nl.lekdicht.story.Desktop.Case;
import nl.lekdicht.support.Cast;
import nl.lekdicht.support.Service;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A check reads one snapshot: what is recorded while it reads is no fault, and is not seen in part. */
class CheckWhileOthersWriteTest {
  private static final int WRITERS = 3;
  private static final int CASES_EACH = 6;

  private static Service service;
  private static Cast cast;
  private static Desktop manager;

  @BeforeAll
  static void start() {
    service = Service.start();
    cast = Cast.in(service);
    manager = Desktop.of(service, cast, "manager");
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void what_is_recorded_during_a_check_is_not_in_it() {
    Case on = Desktop.caseOf(manager.open("rdp-device", "99XA"));
    Verification verification = service.bean(Verification.class);

    List<Findings> both =
        service
            .bean(Desk.class)
            .<List<Findings>>survey(
                cast.viewer("manager"),
                _ -> {
                  Findings before = verification.run();
                  manager.complete(on, "close-access");
                  return List.of(before, verification.run());
                });

    assertThat(both.getFirst().sound()).isTrue();
    assertThat(both.getLast()).isEqualTo(both.getFirst());
    assertThat(manager.verification().get("entries").asLong())
        .isEqualTo(both.getFirst().entries() + 1);
  }

  @Test
  void a_check_never_finds_fault_with_steps_being_completed() throws Exception {
    try (var threads = Executors.newFixedThreadPool(WRITERS)) {
      List<Future<?>> writers = new ArrayList<>();
      for (int i = 0; i < WRITERS; i++) {
        writers.add(threads.submit(CheckWhileOthersWriteTest::workCases));
      }
      int checks = 0;
      while (checks < 5 || writers.stream().anyMatch(writer -> !writer.isDone())) {
        assertThat(manager.verification().get("faults")).isEmpty();
        checks++;
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
    }
  }

  private static void workCases() {
    for (int i = 0; i < CASES_EACH; i++) {
      Case on = Desktop.caseOf(manager.open("rdp-device", "99XA", "99XB"));
      manager.complete(on, "close-access");
      manager.complete(on, "assess-access", "no");
      manager.skip(on, "fix-problem");
      manager.complete(on, "give-password");
      Desktop.ok(manager.judge(on.incident()).close(on.incident()), 200);
    }
  }
}
