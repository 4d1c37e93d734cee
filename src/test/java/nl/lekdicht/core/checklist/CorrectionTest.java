package nl.lekdicht.core.checklist;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.checklist.RunByHand.WHY;
import static nl.lekdicht.core.checklist.RunByHand.answerCorrection;
import static nl.lekdicht.core.checklist.RunByHand.correction;
import static nl.lekdicht.core.checklist.RunByHand.textCorrection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.checklist.RunCommand.Correct;
import nl.lekdicht.core.checklist.StepRecord.Standing;
import org.junit.jupiter.api.Test;

final class CorrectionTest {
  private final RunByHand laptop = new RunByHand("rdp-device");

  /** Access was found, the account reached protected data, and the escalation was passed: four entries. */
  private RunByHand escalated() {
    return laptop
        .does("close-access")
        .answers("assess-access", "yes")
        .answers("check-authorisation", "yes")
        .does("escalate");
  }

  @Test
  void other_words_leave_the_run_where_it_is() {
    escalated().takes(textCorrection("assess-access", "Two sign-ins at night"));

    Run run = laptop.run();
    assertThat(run.currentStepId()).isEqualTo("fix-problem");
    assertThat(run.standing().keySet())
        .containsExactly("close-access", "assess-access", "check-authorisation", "escalate");
    StepRecord now = run.findStanding("assess-access").orElseThrow();
    assertThat(now.description()).isEqualTo("Two sign-ins at night");
    assertThat(now.answer()).isEqualTo("yes");
    assertThat(now.performedAt()).isEqualTo(START.plusSeconds(60));
    assertThat(now.reason()).isEqualTo(WHY);
    assertThat(now.standing()).isEqualTo(Standing.CURRENT);
    assertThat(run.earlier())
        .extracting(StepRecord::entry, StepRecord::description, StepRecord::standing)
        .containsExactly(tuple(2, TEXT, Standing.CORRECTED));
  }

  @Test
  void another_moment_leaves_the_words_as_they_were() {
    escalated().takes(new Correct("escalate", StepOutcome.DONE, START, null, null, WHY));

    StepRecord now = laptop.run().findStanding("escalate").orElseThrow();
    assertThat(now.performedAt()).isEqualTo(START);
    assertThat(now.description()).isEqualTo(TEXT);
    assertThat(laptop.run().currentStepId()).isEqualTo("fix-problem");
  }

  @Test
  void a_changed_answer_abandons_what_came_after_it() {
    escalated().takes(answerCorrection("assess-access", "no"));

    Run run = laptop.run();
    assertThat(run.currentStepId()).isEqualTo("fix-problem");
    assertThat(run.standing().keySet()).containsExactly("close-access", "assess-access");
    assertThat(run.earlier())
        .extracting(StepRecord::entry, StepRecord::stepId, StepRecord::standing)
        .containsExactly(
            tuple(2, "assess-access", Standing.CORRECTED),
            tuple(3, "check-authorisation", Standing.ABANDONED),
            tuple(4, "escalate", Standing.ABANDONED));
    assertThat(run.stateOf("escalate")).isEqualTo(StepState.NOT_APPLICABLE);
    assertThat(run.mayStillBeABreach()).isFalse();
  }

  @Test
  void the_run_goes_on_from_a_changed_answer_to_its_end() {
    escalated().takes(answerCorrection("assess-access", "no"));
    laptop.skips("fix-problem").does("give-password");

    assertThat(laptop.run().finished()).isTrue();
    assertThat(laptop.run().earlier()).hasSize(3);
  }

  @Test
  void an_abandoned_step_is_done_again_when_the_answer_turns_back() {
    escalated()
        .takes(answerCorrection("assess-access", "no"))
        .takes(answerCorrection("assess-access", "yes"));

    assertThat(laptop.run().currentStepId()).isEqualTo("check-authorisation");
    assertThat(laptop.run().stateOf("escalate")).isEqualTo(StepState.WAITING);
    laptop.answers("check-authorisation", "yes").does("escalate");
    assertThat(laptop.run().findStanding("escalate").orElseThrow().entry()).isEqualTo(8);
    assertThat(laptop.run().earlier())
        .extracting(StepRecord::entry, StepRecord::standing)
        .containsExactly(
            tuple(2, Standing.CORRECTED),
            tuple(3, Standing.ABANDONED),
            tuple(4, Standing.ABANDONED),
            tuple(5, Standing.CORRECTED));
  }

  @Test
  void an_answer_that_leads_to_the_same_step_keeps_the_later_records() {
    var mail = new RunByHand("mail-access").does("close-access", "escalate");
    mail.answers("find-cause", "no").does("inform-parties");
    mail.takes(answerCorrection("find-cause", "yes"));

    assertThat(mail.run().currentStepId()).isEqualTo("remove-cause");
    assertThat(mail.run().standing().keySet())
        .containsExactly("close-access", "escalate", "find-cause", "inform-parties");
    assertThat(mail.run().earlier())
        .extracting(StepRecord::stepId, StepRecord::standing)
        .containsExactly(tuple("find-cause", Standing.CORRECTED));
  }

  @Test
  void a_step_that_was_not_done_after_all_is_open_again() {
    escalated().finds("close-access", StepOutcome.NOT_DONE);

    Run run = laptop.run();
    assertThat(run.currentStepId()).isEqualTo("close-access");
    assertThat(run.standing()).isEmpty();
    assertThat(laptop.states().subList(0, 2)).containsExactly(StepState.OPEN, StepState.WAITING);
    assertThat(run.earlier())
        .extracting(StepRecord::entry, StepRecord::outcome, StepRecord::standing)
        .containsExactly(
            tuple(1, StepOutcome.DONE, Standing.CORRECTED),
            tuple(5, StepOutcome.NOT_DONE, Standing.CORRECTED),
            tuple(2, StepOutcome.DONE, Standing.ABANDONED),
            tuple(3, StepOutcome.DONE, Standing.ABANDONED),
            tuple(4, StepOutcome.DONE, Standing.ABANDONED));
    laptop.does("close-access");
    assertThat(laptop.run().currentStepId()).isEqualTo("assess-access");
  }

  @Test
  void only_an_optional_step_turns_out_to_be_skipped() {
    escalated().does("fix-problem", "give-password");

    assertThat(laptop.isRefused(correction("escalate", StepOutcome.SKIPPED)).code())
        .isEqualTo("step-not-optional");
    laptop.finds("fix-problem", StepOutcome.SKIPPED);
    assertThat(laptop.run().stateOf("fix-problem")).isEqualTo(StepState.SKIPPED);
    assertThat(laptop.run().stateOf("give-password")).isEqualTo(StepState.DONE);
    assertThat(laptop.run().finished()).isTrue();
  }

  @Test
  void a_skipped_step_that_was_done_after_all_needs_its_moment_and_its_words() {
    escalated().skips("fix-problem").does("give-password");

    assertThat(laptop.isRefused(textCorrection("fix-problem", TEXT)))
        .isEqualTo(new Refusal.InvalidField("performedAt", "is required: the step was skipped"));
    assertThat(
            laptop.isRefused(new Correct("fix-problem", StepOutcome.DONE, START, null, null, WHY)))
        .isEqualTo(new Refusal.InvalidField("description", "is required: the step was skipped"));
    laptop.takes(new Correct("fix-problem", StepOutcome.DONE, START, TEXT, null, WHY));
    assertThat(laptop.run().stateOf("fix-problem")).isEqualTo(StepState.DONE);
    assertThat(laptop.run().stateOf("give-password")).isEqualTo(StepState.DONE);
  }

  @Test
  void a_finished_run_is_taken_up_again_where_a_correction_leads() {
    laptop.does("close-access").answers("assess-access", "no").does("fix-problem", "give-password");
    laptop.takes(answerCorrection("assess-access", "yes"));

    assertThat(laptop.run().finished()).isFalse();
    assertThat(laptop.run().currentStepId()).isEqualTo("check-authorisation");
  }

  @Test
  void a_finished_run_stays_finished_when_only_words_change() {
    laptop.does("close-access").answers("assess-access", "no").does("fix-problem", "give-password");
    laptop.takes(textCorrection("close-access", "Password reset, sessions ended"));

    assertThat(laptop.run().finished()).isTrue();
  }

  @Test
  void what_was_not_recorded_or_no_longer_holds_is_not_corrected() {
    assertThat(laptop.isRefused(textCorrection("close-access", TEXT)).code())
        .isEqualTo("nothing-to-correct");
    escalated().takes(answerCorrection("assess-access", "no"));
    assertThat(laptop.isRefused(textCorrection("escalate", TEXT)).code())
        .isEqualTo("nothing-to-correct");
    laptop.finds("close-access", StepOutcome.NOT_DONE);
    assertThat(laptop.isRefused(textCorrection("close-access", TEXT)).code())
        .isEqualTo("nothing-to-correct");
  }

  @Test
  void a_correction_names_the_record_that_it_replaces_and_so_does_the_next() {
    escalated()
        .takes(textCorrection("close-access", "First correction"))
        .takes(textCorrection("close-access", "Second correction"));

    assertThat(laptop.entries().subList(4, 6))
        .extracting(entry -> ((RunEvent.StepCorrected) entry.event()).supersedes())
        .containsExactly(1, 5);
    assertThat(laptop.run().findStanding("close-access").orElseThrow().description())
        .isEqualTo("Second correction");
    assertThat(laptop.run().earlier())
        .extracting(StepRecord::entry, StepRecord::standing)
        .containsExactly(tuple(1, Standing.CORRECTED), tuple(5, Standing.CORRECTED));
  }

  @Test
  void a_correction_keeps_to_the_rules_of_a_completion() {
    escalated();
    var later = laptop.now().plusMillis(1);
    var earlier = START.minusMillis(1);

    assertThat(laptop.isRefused(new Correct("escalate", StepOutcome.DONE, later, null, null, WHY)))
        .isEqualTo(new Refusal.InTheFuture("performedAt", later, laptop.now()));
    assertThat(
            laptop.isRefused(new Correct("escalate", StepOutcome.DONE, earlier, null, null, WHY)))
        .isEqualTo(new Refusal.BeforeDiscovery("performedAt", earlier, START));
    assertThat(laptop.isRefused(textCorrection("escalate", "too short")).field())
        .isEqualTo("description");
    assertThat(laptop.isRefused(answerCorrection("assess-access", "perhaps")))
        .isEqualTo(new Refusal.AnswerDoesNotFit("assess-access", List.of("yes", "no")));
    assertThat(laptop.isRefused(answerCorrection("escalate", "yes")))
        .isEqualTo(new Refusal.AnswerDoesNotFit("escalate", List.of()));
  }

  @Test
  void a_correction_needs_a_reason_of_ten_characters() {
    escalated();

    for (StepOutcome outcome : StepOutcome.values()) {
      assertThat(laptop.isRefused(new Correct("escalate", outcome, null, null, null, "123456789")))
          .isEqualTo(new Refusal.InvalidField("reason", "must have at least 10 characters"));
    }
  }

  @Test
  void what_was_not_done_has_no_moment_words_or_answer() {
    escalated().does("fix-problem");

    for (StepOutcome outcome : List.of(StepOutcome.NOT_DONE, StepOutcome.SKIPPED)) {
      for (Correct correct :
          List.of(
              new Correct("fix-problem", outcome, START, null, null, WHY),
              new Correct("fix-problem", outcome, null, TEXT, null, WHY),
              new Correct("fix-problem", outcome, null, null, "yes", WHY))) {
        assertThat(laptop.isRefused(correct).field()).isEqualTo("outcome");
      }
    }
  }
}
