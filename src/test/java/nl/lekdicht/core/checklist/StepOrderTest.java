package nl.lekdicht.core.checklist;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import nl.lekdicht.core.Actor;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Refusal.Nature;
import nl.lekdicht.core.Role;
import org.junit.jupiter.api.Test;

final class StepOrderTest {
  private final RunByHand laptop = new RunByHand("rdp-device");

  @Test
  void a_run_begins_with_its_first_step() {
    assertThat(laptop.run().currentStepId()).isEqualTo("close-access");
    assertThat(laptop.run().finished()).isFalse();
  }

  @Test
  void a_later_step_waits_for_its_turn() {
    Refusal refusal = laptop.isRefused(laptop.done("assess-access", "yes"));

    assertThat(refusal.code()).isEqualTo("step-not-its-turn");
    assertThat(refusal.nature()).isEqualTo(Nature.CONFLICT);
    assertThat(refusal.sentence()).contains("assess-access").contains("close-access goes first");
  }

  @Test
  void a_later_optional_step_is_not_skipped_before_its_turn() {
    assertThat(laptop.isRefused(new RunCommand.Skip("fix-problem", TEXT)).code())
        .isEqualTo("step-not-its-turn");
  }

  @Test
  void a_done_step_is_not_recorded_again() {
    laptop.does("close-access");

    assertThat(laptop.isRefused(laptop.done("close-access", null)).code())
        .isEqualTo("step-already-recorded");
    assertThat(laptop.isRefused(new RunCommand.Skip("close-access", TEXT)).code())
        .isEqualTo("step-already-recorded");
  }

  @Test
  void a_skipped_step_is_not_recorded_again() {
    laptop.does("close-access").answers("assess-access", "no").skips("fix-problem");

    assertThat(laptop.isRefused(laptop.done("fix-problem", null)).code())
        .isEqualTo("step-already-recorded");
  }

  @Test
  void a_step_that_an_answer_passed_over_does_not_apply() {
    laptop.does("close-access").answers("assess-access", "no");

    assertThat(laptop.isRefused(laptop.done("escalate", null)).code())
        .isEqualTo("step-not-applicable");
  }

  @Test
  void a_finished_run_takes_no_further_step() {
    laptop.does("close-access").answers("assess-access", "no").does("fix-problem", "give-password");

    assertThat(laptop.run().finished()).isTrue();
    assertThat(laptop.isRefused(laptop.done("give-password", null)).code())
        .isEqualTo("step-already-recorded");
    assertThat(laptop.isRefused(laptop.done("escalate", null)).code())
        .isEqualTo("step-not-applicable");
  }

  @Test
  void a_step_that_the_checklist_does_not_have_is_unknown() {
    Refusal refusal = laptop.isRefused(laptop.done("make-coffee", null));

    assertThat(refusal).isEqualTo(new Refusal.Unknown("step", "make-coffee"));
    assertThat(refusal.code()).isEqualTo("unknown-step");
    assertThat(refusal.nature()).isEqualTo(Nature.UNKNOWN);
  }

  @Test
  void every_command_needs_the_role_of_the_step() {
    var escalationManager =
        new Occasion(
            new Actor(Cases.MANAGER.account(), Set.of(Role.ESCALATION_MANAGER, Role.ADMINISTRATOR)),
            START);
    for (RunCommand command :
        Set.of(
            laptop.done("close-access", null),
            new RunCommand.Skip("close-access", TEXT),
            RunByHand.textCorrection("close-access", TEXT))) {
      Refusal refusal =
          Cases.refused(Decider.decide(laptop.run(), command, START, escalationManager));
      assertThat(refusal)
          .isEqualTo(new Refusal.RoleMissing(Role.INCIDENT_MANAGER, "Step close-access"));
      assertThat(refusal.nature()).isEqualTo(Nature.FORBIDDEN);
    }
  }

  @Test
  void an_optional_step_is_skipped_with_its_reason_on_record() {
    laptop.does("close-access").answers("assess-access", "no").skips("fix-problem");

    StepRecord record = laptop.run().findStanding("fix-problem").orElseThrow();
    assertThat(record.outcome()).isEqualTo(StepOutcome.SKIPPED);
    assertThat(record.reason()).isEqualTo("Nothing to repair");
    assertThat(record.performedAt()).isNull();
    assertThat(laptop.run().currentStepId()).isEqualTo("give-password");
  }

  @Test
  void a_step_that_is_not_optional_is_not_skipped() {
    assertThat(laptop.isRefused(new RunCommand.Skip("close-access", TEXT)).code())
        .isEqualTo("step-not-optional");
  }

  @Test
  void a_step_sets_its_effects_in_motion_when_done_and_nothing_when_skipped() {
    var alarm = new Effect.Escalate(Effect.Certainty.POSSIBLE);
    var run = Run.start(SampleChecklist.of(SampleChecklist.optional("call", null, alarm)));

    assertThat(effects(run, new RunEvent.StepCompleted("call", START, TEXT, null)))
        .containsExactly(alarm);
    assertThat(effects(run, new RunEvent.StepSkipped("call", TEXT))).isEmpty();
  }

  private static List<Effect> effects(Run run, RunEvent event) {
    Run after = run.apply(new Recorded<>(1, START, Cases.MANAGER.account(), event));
    return after.effectsOf(after.findStanding("call").orElseThrow());
  }
}
