package nl.lekdicht.core.register;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.register.Figures.Alike;
import nl.lekdicht.core.register.Figures.Ended;
import nl.lekdicht.core.register.Figures.Kept;
import nl.lekdicht.core.register.Spread.Bucket;
import nl.lekdicht.core.register.Spread.Timed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FiguresTest {
  @Test
  void a_year_and_its_halves_begin_and_end_in_the_netherlands() {
    Period year = Period.parse("2026");
    Period first = Period.parse("2026-H1");
    Period second = Period.parse("2026-H2");

    assertThat(year.from())
        .isEqualTo(first.from())
        .isEqualTo(Instant.parse("2025-12-31T23:00:00Z"));
    assertThat(first.until())
        .isEqualTo(second.from())
        .isEqualTo(Instant.parse("2026-06-30T22:00:00Z"));
    assertThat(second.until())
        .isEqualTo(year.until())
        .isEqualTo(Instant.parse("2026-12-31T23:00:00Z"));
    assertThat(first.lastDay()).isEqualTo(LocalDate.of(2026, 6, 30));
    assertThat(year.lastDay()).isEqualTo(LocalDate.of(2026, 12, 31));
    assertThat(first.hasEndedAt(first.until())).isTrue();
    assertThat(first.hasEndedAt(first.until().minusMillis(1))).isFalse();
    assertThat(first.hasBegunAt(first.from())).isTrue();
    assertThat(first.hasBegunAt(first.from().minusMillis(1))).isFalse();
    for (Period period : List.of(year, first, second)) {
      assertThat(Period.parse(period.text())).isEqualTo(period);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "26", "2026-H3", "2026-H0", "2026H1", "1999", "2026-h1", " 2026"})
  void what_is_no_period_is_refused(String text) {
    assertThatThrownBy(() -> Period.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_spread_says_within_what_half_and_nine_of_ten_were_done() {
    Spread spread =
        Spread.of(
            List.of(new Timed(90, 1), new Timed(10, 5), new Timed(30, 3), new Timed(31, 1)),
            List.of(Duration.ofMinutes(30), Duration.ofHours(1)));

    assertThat(spread.count()).isEqualTo(10);
    assertThat(spread.median()).isEqualTo(Duration.ofMinutes(10));
    assertThat(spread.ninetieth()).isEqualTo(Duration.ofMinutes(31));
    assertThat(spread.longest()).isEqualTo(Duration.ofMinutes(90));
    assertThat(spread.buckets())
        .containsExactly(
            new Bucket(Duration.ofMinutes(30), 8),
            new Bucket(Duration.ofHours(1), 1),
            new Bucket(null, 1));
  }

  @Test
  void a_spread_of_nothing_is_not_known() {
    Spread spread = Spread.of(List.of(), List.of(Duration.ofMinutes(30)));

    assertThat(spread.count()).isZero();
    assertThat(spread.median()).isNull();
    assertThat(spread.ninetieth()).isNull();
    assertThat(spread.longest()).isNull();
    assertThat(spread.buckets())
        .containsExactly(new Bucket(Duration.ofMinutes(30), 0), new Bucket(null, 0));
  }

  @Test
  void figures_count_entries_terms_and_times() {
    Figures figures =
        Figures.of(
            List.of(
                new Alike(
                    IncidentKind.SECURITY_INCIDENT,
                    Classification.PERSONAL_DATA_BREACH,
                    "SPOKEN",
                    3),
                new Alike(IncidentKind.SECURITY_INCIDENT, null, "POST_LOST_OR_OPENED", 2),
                new Alike(IncidentKind.DISRUPTION, null, null, 1)),
            List.of(
                new Ended(25L, false, true, 4),
                new Ended(75L, true, true, 2),
                new Ended(null, true, true, 1),
                new Ended(null, null, true, 1)),
            List.of(new Ended(100L, null, false, 5)),
            List.of(),
            2);

    assertThat(figures.entries()).isEqualTo(6);
    assertThat(figures.erased()).isEqualTo(2);
    assertThat(figures.kinds())
        .isEqualTo(Map.of(IncidentKind.SECURITY_INCIDENT, 5L, IncidentKind.DISRUPTION, 1L));
    assertThat(figures.classifications())
        .isEqualTo(Map.of(Classification.PERSONAL_DATA_BREACH, 3L));
    assertThat(figures.unclassified()).isEqualTo(3);
    assertThat(figures.incidentTypes().keySet()).containsExactly("POST_LOST_OR_OPENED", "SPOKEN");
    assertThat(figures.untyped()).isEqualTo(1);
    assertThat(figures.terms())
        .containsEntry(DeadlineKind.CLOSE_ACCESS, new Kept(4, 3, 1))
        .containsEntry(DeadlineKind.SCHOOL_NOTICE, new Kept(0, 0, 0))
        .containsEntry(DeadlineKind.AP_NOTIFICATION, new Kept(0, 0, 0));
    assertThat(figures.accessTime().count()).isEqualTo(6);
    assertThat(figures.noticeTime().median()).isEqualTo(Duration.ofMinutes(100));
  }
}
