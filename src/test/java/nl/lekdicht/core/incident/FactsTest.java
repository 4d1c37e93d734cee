package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static nl.lekdicht.core.Cases.TEXT;
import static nl.lekdicht.core.incident.IncidentByHand.ESDOORN;
import static nl.lekdicht.core.incident.IncidentByHand.LINDE;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Cases;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Value;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class FactsTest {
  private static final UUID MEASURE = UUID.fromString("019aa1b2-0000-7000-8000-0000000000c1");

  private final IncidentByHand work =
      IncidentByHand.open("rdp-files", START, START, LINDE, ESDOORN);

  private Refusal refused(@Nullable SchoolTerm school, Map<Fact, Optional<Value>> statements) {
    return Cases.refused(
        AssessmentDecider.state(
            work.incident(),
            school == null ? null : school.brin(),
            statements,
            Cases.at(work.now())));
  }

  private static Optional<Value> choices(String... options) {
    return Optional.of(Value.Choices.of(List.of(options)));
  }

  @Test
  void a_fact_is_known_with_who_stated_it_and_when() {
    work.states(Fact.DATA_KINDS, "NAME");

    assertThat(work.incident().assessment().facts().stated())
        .containsExactly(
            Map.entry(
                Fact.DATA_KINDS,
                new Facts.Stated(
                    Value.Choices.of(List.of("NAME")),
                    Cases.MANAGER.account(),
                    START,
                    work.incident().entries())));
  }

  @Test
  void every_change_keeps_the_old_value_and_the_new() {
    work.states(Fact.DATA_KINDS, "NAME").states(Fact.DATA_KINDS, "NAME", "BSN");
    work.states(null, Fact.DATA_KINDS, null);

    assertThat(work.entries())
        .extracting(entry -> entry.event())
        .containsSubsequence(
            changed(null, "NAME"), changed("NAME", "BSN,NAME"), changed("BSN,NAME", null));
    assertThat(work.incident().assessment().facts().find(Fact.DATA_KINDS)).isEmpty();
  }

  private static IncidentEvent changed(@Nullable String from, @Nullable String to) {
    return new AssessmentEvent.FactsStated(
        null, List.of(new AssessmentEvent.Change(Fact.DATA_KINDS, from, to)));
  }

  @Test
  void a_school_has_its_own_where_they_are_stated_and_else_those_of_the_incident() {
    work.states(Fact.DATA_KINDS, "NAME").states(null, Fact.PEOPLE, new Value.Range(20, 31));
    work.states(LINDE, Fact.PEOPLE, new Value.Range(3, 3));

    Assessment assessment = work.incident().assessment();
    assertThat(assessment.of("01AB").find(Fact.PEOPLE)).contains(new Value.Range(3, 3));
    assertThat(assessment.of("01AB").chosen(Fact.DATA_KINDS)).containsExactly("NAME");
    assertThat(assessment.of("02CD").find(Fact.PEOPLE)).contains(new Value.Range(20, 31));
  }

  @Test
  void of_all_schools_together_whatever_holds_for_any_is_known() {
    work.states(Fact.SPECIAL_CATEGORIES, "NONE");
    work.states(LINDE, Fact.PEOPLE, new Value.Range(3, 4));
    work.states(ESDOORN, Fact.PEOPLE, new Value.Range(10, 20));
    work.states(LINDE, Fact.DATA_KINDS, Value.Choices.of(Set.of("NAME")));
    work.states(ESDOORN, Fact.DATA_KINDS, Value.Choices.of(Set.of("BSN")));
    work.states(ESDOORN, Fact.SPECIAL_CATEGORIES, Value.Choices.of(Set.of("HEALTH")));

    var all = work.incident().assessment().acrossSchools();
    assertThat(all.find(Fact.PEOPLE)).contains(new Value.Range(13, 24));
    assertThat(all.chosen(Fact.DATA_KINDS)).containsExactlyInAnyOrder("NAME", "BSN");
    assertThat(all.chosen(Fact.SPECIAL_CATEGORIES)).containsExactly("HEALTH");
  }

  @Test
  void all_that_is_wrong_is_told_at_once() {
    Instant late = START.plusSeconds(1);
    Map<Fact, Optional<Value>> statements = new LinkedHashMap<>();
    statements.put(Fact.DATA_KINDS, choices("NONE", "NAME"));
    statements.put(Fact.OCCURRED_FROM, Optional.of(new Value.Moment(late)));
    statements.put(Fact.ONGOING, choices("YES"));
    statements.put(Fact.OCCURRED_TO, Optional.of(new Value.Moment(START)));

    Refusal refusal = refused(null, statements);

    assertThat(refusal).isInstanceOf(Refusal.Faults.class);
    assertThat(((Refusal.Faults) refusal).faults())
        .extracting(Refusal.Invalid::field)
        .containsExactly(
            "facts.DATA_KINDS", "facts.OCCURRED_FROM", "facts.ONGOING", "facts.OCCURRED_TO");
  }

  @Test
  void it_does_not_end_before_it_begins_also_when_the_begin_was_stated_before() {
    work.states(null, Fact.OCCURRED_FROM, new Value.Moment(START));
    var end = Optional.<Value>of(new Value.Moment(START.minusMillis(1)));

    assertThat(refused(null, Map.of(Fact.OCCURRED_TO, end)).field()).isEqualTo("facts.OCCURRED_TO");
  }

  @Test
  void only_numbers_and_kinds_are_others_for_a_school() {
    var cause = Optional.<Value>of(new Value.Text("A stolen bag"));

    assertThat(refused(LINDE, Map.of(Fact.CAUSE, cause)).field()).isEqualTo("facts.CAUSE");
    assertThat(
            refused(new SchoolTerm("03EF", null), Map.of(Fact.DATA_KINDS, choices("NAME"))).code())
        .isEqualTo("unknown-affected-school");
  }

  @Test
  void the_same_again_is_no_change() {
    work.states(Fact.DATA_KINDS, "NAME");

    assertThat(refused(null, Map.of(Fact.DATA_KINDS, choices("NAME"))).code())
        .isEqualTo("nothing-changes");
  }

  private Refusal refused(Measure measure, boolean isNew) {
    return Cases.refused(
        AssessmentDecider.state(work.incident(), measure, isNew, Cases.at(work.now())));
  }

  private static Measure measure(@Nullable LocalDate doneOn) {
    return new Measure(MEASURE, Measure.Kind.STRUCTURAL, TEXT, null, null, doneOn);
  }

  @Test
  void a_measure_is_not_done_on_a_day_to_come_nor_changed_before_it_is_stated() {
    LocalDate today = LocalDate.of(2026, 11, 23);

    assertThat(refused(measure(today.plusDays(1)), true).field()).isEqualTo("doneOn");
    assertThat(refused(measure(today), false).code()).isEqualTo("unknown-measure");
    work.write(
        Cases.accepted(
            AssessmentDecider.state(work.incident(), measure(today), true, Cases.at(work.now()))));
    assertThat(refused(measure(today), false).code()).isEqualTo("nothing-changes");
  }
}
