package nl.lekdicht.core.checklist;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.Refusal.Nature;
import nl.lekdicht.core.checklist.RunCommand.Complete;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class StepInputTest {
  private static final Instant NOW = START.plusSeconds(3600);

  private final RunByHand laptop = new RunByHand("rdp-device");

  private Outcome<RunEvent> close(Instant performedAt, String description) {
    return Decider.decide(
        laptop.run(),
        new Complete("close-access", performedAt, description, null),
        START,
        Cases.at(NOW));
  }

  @Test
  void a_step_is_not_done_a_millisecond_from_now() {
    Refusal refusal = Cases.refused(close(NOW.plusMillis(1), TEXT));

    assertThat(refusal).isEqualTo(new Refusal.InTheFuture("performedAt", NOW.plusMillis(1), NOW));
    assertThat(refusal.nature()).isEqualTo(Nature.INVALID);
    assertThat(refusal.field()).isEqualTo("performedAt");
  }

  @Test
  void a_step_is_done_exactly_now() {
    assertThat(Cases.accepted(close(NOW, TEXT)))
        .isEqualTo(new RunEvent.StepCompleted("close-access", NOW, TEXT, null));
  }

  @Test
  void a_step_is_done_exactly_at_the_discovery() {
    assertThat(Cases.accepted(close(START, TEXT)))
        .isEqualTo(new RunEvent.StepCompleted("close-access", START, TEXT, null));
  }

  @Test
  void a_step_is_not_done_a_millisecond_before_the_discovery() {
    assertThat(Cases.refused(close(START.minusMillis(1), TEXT)))
        .isEqualTo(new Refusal.BeforeDiscovery("performedAt", START.minusMillis(1), START));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "123456789",
        "          ",
        "  123456789  ",
        "\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003\u2003",
        "😀😀😀😀😀😀😀😀😀"
      })
  void a_description_of_fewer_than_ten_characters_is_refused(String description) {
    assertThat(Cases.refused(close(START, description)))
        .isEqualTo(new Refusal.InvalidField("description", "must have at least 10 characters"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1234567890", "12345 7890", "😀😀😀😀😀😀😀😀😀😀"})
  void a_description_of_ten_characters_is_kept_as_it_is(String description) {
    assertThat(Cases.accepted(close(START, description)))
        .isEqualTo(new RunEvent.StepCompleted("close-access", START, description, null));
  }

  @Test
  void the_turn_is_judged_before_the_input() {
    assertThat(
            laptop.isRefused(new Complete("give-password", NOW.plusSeconds(1), "", "yes")).code())
        .isEqualTo("step-not-its-turn");
  }

  @Test
  void a_reason_for_skipping_has_ten_characters() {
    laptop.does("close-access").answers("assess-access", "no");

    assertThat(laptop.isRefused(new RunCommand.Skip("fix-problem", "123456789")))
        .isEqualTo(new Refusal.InvalidField("reason", "must have at least 10 characters"));
    assertThat(laptop.asks(new RunCommand.Skip("fix-problem", "1234567890")))
        .isInstanceOf(Outcome.Accepted.class);
  }

  @Test
  void a_decision_needs_one_of_its_answers() {
    laptop.does("close-access");

    var expected = new Refusal.AnswerDoesNotFit("assess-access", List.of("yes", "no"));
    assertThat(laptop.isRefused(laptop.done("assess-access", null))).isEqualTo(expected);
    assertThat(laptop.isRefused(laptop.done("assess-access", "perhaps"))).isEqualTo(expected);
    assertThat(laptop.isRefused(laptop.done("assess-access", "YES"))).isEqualTo(expected);
    assertThat(expected.sentence()).contains("yes, no");
  }

  @Test
  void a_step_that_asks_nothing_takes_no_answer() {
    Refusal refusal = laptop.isRefused(laptop.done("close-access", "yes"));

    assertThat(refusal).isEqualTo(new Refusal.AnswerDoesNotFit("close-access", List.of()));
    assertThat(refusal.sentence()).contains("asks no question");
  }

  @Test
  void the_moment_of_recording_stands_beside_the_moment_of_doing() {
    laptop.does("close-access");
    laptop.takes(new Complete("assess-access", START, TEXT, "no"));

    StepRecord record = laptop.run().findStanding("assess-access").orElseThrow();
    assertThat(record.performedAt()).isEqualTo(START);
    assertThat(record.recordedAt()).isEqualTo(START.plusSeconds(60));
    assertThat(record.recordedBy()).isEqualTo(Cases.MANAGER.account());
    assertThat(record.entry()).isEqualTo(2);
  }
}
