package nl.lekdicht.core.checklist;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import nl.lekdicht.core.Cases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A journal that was tampered with can hold what was never accepted. The fold does not make a run of it. */
final class BrokenRunTest {
  private final RunByHand laptop = new RunByHand("rdp-device").does("close-access");

  private void isNoEntry(RunEvent event) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> laptop.run().apply(new Recorded<>(2, START, Cases.MANAGER.account(), event)));
  }

  private static RunEvent done(String stepId, @Nullable String answer) {
    return new RunEvent.StepCompleted(stepId, START, TEXT, answer);
  }

  private static RunEvent corrected(String stepId, int supersedes, StepOutcome outcome) {
    return new RunEvent.StepCorrected(stepId, supersedes, outcome, START, TEXT, null, TEXT);
  }

  @Test
  void a_record_of_a_step_whose_turn_it_is_not() {
    isNoEntry(done("close-access", null));
    isNoEntry(done("check-authorisation", "yes"));
    isNoEntry(done("make-coffee", null));
  }

  @Test
  void a_decision_without_an_answer_or_with_an_unknown_one() {
    isNoEntry(done("assess-access", null));
    isNoEntry(done("assess-access", "perhaps"));
  }

  @Test
  void an_answer_where_nothing_is_asked() {
    laptop.answers("assess-access", "yes").answers("check-authorisation", "yes");
    isNoEntry(done("escalate", "yes"));
  }

  @Test
  void a_step_skipped_that_is_not_optional() {
    laptop.answers("assess-access", "yes").answers("check-authorisation", "yes");
    isNoEntry(new RunEvent.StepSkipped("escalate", TEXT));
    isNoEntry(corrected("close-access", 1, StepOutcome.SKIPPED));
  }

  @Test
  void a_correction_of_what_does_not_stand() {
    isNoEntry(corrected("assess-access", 1, StepOutcome.DONE));
    isNoEntry(corrected("close-access", 7, StepOutcome.DONE));
    isNoEntry(corrected("close-access", 7, StepOutcome.NOT_DONE));
  }
}
