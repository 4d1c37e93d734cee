package nl.lekdicht.core.severity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.severity.Advice.Act;
import nl.lekdicht.core.severity.Advice.Reason;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class AdviceTest {
  private static final Facts NAMES = with(Facts.NONE, Fact.DATA_KINDS, "NAME");

  private static Facts with(Facts facts, Fact fact, String text) {
    return facts.with(
        fact, new Facts.Stated(Value.parse(fact.kind(), text), new UUID(0, 1), Instant.EPOCH, 1));
  }

  private static Score score(int quarters, Flag... flags) {
    return new Score(quarters, Band.of(quarters), Set.of(flags), 1, 1, 0);
  }

  private static Advice advice(@Nullable Risk judged, int quarters, Ground... grounds) {
    return Advice.of(NAMES, judged, score(quarters), Set.of(grounds));
  }

  @Test
  void without_personal_data_it_is_an_incident_for_the_register_whatever_the_rest() {
    Facts none = with(Facts.NONE, Fact.DATA_KINDS, "NONE");
    for (Facts facts : List.of(none, with(none, Fact.SPECIAL_CATEGORIES, "NONE"))) {
      assertThat(Advice.of(facts, Risk.HIGH_RISK, score(24), Set.of()))
          .isEqualTo(new Advice(Act.REGISTER_ONLY_INCIDENT, List.of(Reason.NO_PERSONAL_DATA)));
    }
    assertThat(
            Advice.of(with(none, Fact.SPECIAL_CATEGORIES, "HEALTH"), null, score(24), Set.of())
                .act())
        .isEqualTo(Act.NOTIFY_AUTHORITY_AND_PEOPLE);
  }

  @Test
  void the_judgement_decides_over_any_score_and_the_difference_is_a_reason() {
    for (int quarters = 1; quarters <= 24; quarters++) {
      for (Risk judged : Risk.values()) {
        Advice advice = advice(judged, quarters);
        assertThat(advice.act())
            .isEqualTo(
                switch (judged) {
                  case UNLIKELY -> Act.REGISTER;
                  case RISK -> Act.NOTIFY_AUTHORITY;
                  case HIGH_RISK -> Act.NOTIFY_AUTHORITY_AND_PEOPLE;
                });
        int scored = quarters < 8 ? 0 : quarters < 12 ? 1 : 2;
        int said = List.of(Risk.values()).indexOf(judged);
        List<Reason> expected = new ArrayList<>();
        expected.add(
            List.of(Reason.JUDGED_UNLIKELY, Reason.JUDGED_RISK, Reason.JUDGED_HIGH_RISK).get(said));
        if (scored > said) {
          expected.add(Reason.SCORE_ABOVE_JUDGEMENT);
        } else if (scored < said) {
          expected.add(Reason.SCORE_BELOW_JUDGEMENT);
        }
        assertThat(advice.reasons()).isEqualTo(expected);
      }
    }
  }

  @Test
  void the_score_speaks_while_nobody_has_judged() {
    assertThat(advice(null, 7)).isEqualTo(new Advice(Act.REGISTER, List.of(Reason.SCORE_LOW)));
    assertThat(advice(null, 8))
        .isEqualTo(new Advice(Act.NOTIFY_AUTHORITY, List.of(Reason.SCORE_MEDIUM)));
    assertThat(advice(null, 12))
        .isEqualTo(new Advice(Act.NOTIFY_AUTHORITY_AND_PEOPLE, List.of(Reason.SCORE_HIGH)));
    assertThat(advice(null, 16))
        .isEqualTo(new Advice(Act.NOTIFY_AUTHORITY_AND_PEOPLE, List.of(Reason.SCORE_VERY_HIGH)));
  }

  @Test
  void not_knowing_which_data_there_are_is_no_ground_to_stay_silent() {
    for (Facts facts : List.of(Facts.NONE, with(Facts.NONE, Fact.SPECIAL_CATEGORIES, "NONE"))) {
      assertThat(Advice.of(facts, null, score(1), Set.of()))
          .isEqualTo(
              new Advice(
                  Act.NOTIFY_AUTHORITY, List.of(Reason.KINDS_OF_DATA_UNKNOWN, Reason.SCORE_LOW)));
    }
    assertThat(Advice.of(Facts.NONE, Risk.UNLIKELY, score(1), Set.of()).act())
        .isEqualTo(Act.REGISTER);
  }

  @Test
  void each_ground_spares_the_people_and_never_the_authority() {
    for (Ground ground : Ground.values()) {
      Advice advice = advice(Risk.HIGH_RISK, 16, ground);
      assertThat(advice.act()).isEqualTo(Act.NOTIFY_AUTHORITY);
      assertThat(advice.reasons())
          .containsExactly(Reason.JUDGED_HIGH_RISK, Reason.valueOf("GROUND_" + ground));
      assertThat(advice(Risk.RISK, 8, ground).reasons()).containsExactly(Reason.JUDGED_RISK);
      assertThat(advice(Risk.UNLIKELY, 1, ground).act()).isEqualTo(Act.REGISTER);
    }
    assertThat(Advice.of(NAMES, null, score(20), EnumSet.allOf(Ground.class)).reasons())
        .containsExactly(Reason.SCORE_VERY_HIGH, Reason.GROUND_A, Reason.GROUND_B, Reason.GROUND_C);
  }

  @Test
  void what_else_weighs_is_told() {
    Facts facts = with(NAMES, Fact.PEOPLE_CATEGORIES, "MINORS");
    facts = with(facts, Fact.SPECIAL_CATEGORIES, "HEALTH");
    assertThat(
            Advice.of(facts, Risk.RISK, score(8, Flag.MANY_PEOPLE, Flag.UNINTELLIGIBLE), Set.of())
                .reasons())
        .containsExactly(
            Reason.JUDGED_RISK,
            Reason.SENSITIVE_DATA,
            Reason.MINORS,
            Reason.MANY_PEOPLE,
            Reason.UNINTELLIGIBLE);
  }

  @Test
  void advice_without_a_reason_does_not_exist() {
    assertThatThrownBy(() -> new Advice(Act.REGISTER, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
