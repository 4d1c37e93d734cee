package nl.lekdicht.core.incident;

import static nl.lekdicht.core.Cases.START;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import org.junit.jupiter.api.Test;

/** An incident that hits 5,000 schools, of each of which something else is stated. */
final class ManySchoolsTest {
  private static final Duration GENEROUS = Duration.ofSeconds(20);

  private static SchoolTerm[] schools() {
    return IntStream.range(0, 5000)
        .mapToObj(i ->
            new SchoolTerm("%02d%c%c".formatted(i % 100, 'A' + i / 2600, 'A' + i / 100 % 26), null))
        .toArray(SchoolTerm[]::new);
  }

  @Test
  void what_is_owed_and_missing_is_told_in_time_whatever_was_judged() {
    SchoolTerm[] schools = schools();
    assertThat(Set.of(schools)).hasSize(5000);
    var work = IncidentByHand.open("rdp-device", START, START, schools);
    for (int i = 0; i < 300; i++) {
      work.states(schools[i], Fact.DATA_KINDS, Value.Choices.of(Set.of("NAME")));
    }
    work.states(schools[4999], Fact.DATA_KINDS, Value.Choices.of(Set.of("BSN")));
    long begun = System.nanoTime();

    work.judges(Risk.UNLIKELY);
    for (Duty duty : Duty.values()) {
      work.decides(duty, false, duty == Duty.DATA_SUBJECTS ? Ground.NO_HIGH_RISK : null);
    }
    work.classifies(Classification.PERSONAL_DATA_BREACH);
    assertThat(Obligations.missing(work.incident())).hasSizeGreaterThan(5000);
    work.classifies(Classification.NEITHER);
    assertThat(Obligations.missing(work.incident())).isNotEmpty();

    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(GENEROUS);
  }
}
