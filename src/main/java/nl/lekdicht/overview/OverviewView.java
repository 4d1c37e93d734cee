package nl.lekdicht.overview;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.register.Figures;
import nl.lekdicht.core.register.Spread;
import org.jspecify.annotations.Nullable;

@Serdeable
record OverviewView(
    String period,
    Instant from,
    Instant until,
    boolean complete,
    Instant countedAt,
    String supplier,
    @Nullable String brin,
    @Nullable String schoolName,
    long entries,
    long erased,
    List<Count> kinds,
    List<Count> classifications,
    long unclassified,
    List<Count> incidentTypes,
    long untyped,
    List<Term> terms,
    Time accessTime,
    Time noticeTime) {

  @Serdeable
  record Count(String option, long entries) {}

  @Serdeable
  record Term(DeadlineKind kind, long kept, long missed, long running) {}

  @Serdeable
  record Time(
      long count,
      @Nullable Long medianMinutes,
      @Nullable Long ninetiethMinutes,
      @Nullable Long longestMinutes,
      List<Bucket> buckets) {
    static Time of(Spread spread) {
      return new Time(
          spread.count(),
          minutes(spread.median()),
          minutes(spread.ninetieth()),
          minutes(spread.longest()),
          spread.buckets().stream()
              .map(bucket -> new Bucket(minutes(bucket.upTo()), bucket.count()))
              .toList());
    }
  }

  @Serdeable
  record Bucket(@Nullable Long upToMinutes, long count) {}

  static OverviewView of(Overview overview) {
    Figures figures = overview.figures();
    Overview.School school = overview.school();
    return new OverviewView(
        overview.period().text(),
        overview.period().from(),
        overview.period().until(),
        overview.complete(),
        overview.at(),
        overview.supplier(),
        school == null ? null : school.brin(),
        school == null ? null : school.name(),
        figures.entries(),
        figures.erased(),
        counts(figures.kinds()),
        counts(figures.classifications()),
        figures.unclassified(),
        counts(figures.incidentTypes()),
        figures.untyped(),
        figures.terms().entrySet().stream()
            .map(term ->
                new Term(
                    term.getKey(),
                    term.getValue().kept(),
                    term.getValue().missed(),
                    term.getValue().running()))
            .toList(),
        Time.of(figures.accessTime()),
        Time.of(figures.noticeTime()));
  }

  private static List<Count> counts(Map<?, Long> counted) {
    return counted.entrySet().stream()
        .map(entry -> new Count(entry.getKey().toString(), entry.getValue()))
        .toList();
  }

  private static @Nullable Long minutes(@Nullable Duration length) {
    return length == null ? null : length.toMinutes();
  }
}
