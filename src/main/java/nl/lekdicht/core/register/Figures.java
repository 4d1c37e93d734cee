package nl.lekdicht.core.register;

import java.time.Duration;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import org.jspecify.annotations.Nullable;

/**
 * What the entries of a period come to, by the moment at which they were reported.
 *
 * @param entries how many there are
 * @param kinds by kind of case; none for a kind of which there is none
 * @param classifications by what they turned out to be
 * @param unclassified of how many nobody has said what they are
 * @param incidentTypes by option of {@code KIND_OF_INCIDENT}, in the order of its options
 * @param untyped of how many nobody has said what kind of incident it is
 * @param terms by kind of term
 * @param accessTime from the report until access was closed
 * @param noticeTime from the report until a school was told; each school counts
 * @param erased how many more there were, which were erased since and are in none of the figures
 */
public record Figures(
    long entries,
    Map<IncidentKind, Long> kinds,
    Map<Classification, Long> classifications,
    long unclassified,
    Map<String, Long> incidentTypes,
    long untyped,
    Map<DeadlineKind, Kept> terms,
    Spread accessTime,
    Spread noticeTime,
    long erased) {
  private static final List<Duration> ACCESS =
      List.of(
          Duration.ofMinutes(30), Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24));
  private static final List<Duration> NOTICE =
      List.of(Duration.ofHours(4), Duration.ofHours(24), Duration.ofHours(48), Duration.ofDays(7));

  public Figures {
    kinds = Collections.unmodifiableMap(new TreeMap<>(kinds));
    classifications = Collections.unmodifiableMap(new TreeMap<>(classifications));
    Map<String, Long> inOrder = new TreeMap<>(Comparator.comparingInt(Figures::place));
    inOrder.putAll(incidentTypes);
    incidentTypes = Collections.unmodifiableMap(inOrder);
    Map<DeadlineKind, Kept> byKind = new EnumMap<>(DeadlineKind.class);
    byKind.putAll(terms);
    terms = Collections.unmodifiableMap(byKind);
  }

  /** So many entries are alike. */
  public record Alike(
      IncidentKind kind,
      @Nullable Classification classification,
      @Nullable String incidentType,
      long count) {}

  /**
   * So often a term came out alike.
   *
   * @param minutes how long it took, in whole minutes; null while it is not done
   * @param late whether it was missed; null where there was no term, or it still runs and its time is not up
   * @param judged whether there was a term
   */
  public record Ended(@Nullable Long minutes, @Nullable Boolean late, boolean judged, long count) {}

  /**
   * @param running their time is not up, and what is due is not done
   */
  public record Kept(long kept, long missed, long running) {}

  /**
   * @param access the terms for closing access
   * @param notices those for telling a school
   * @param authority those for notifying the authority
   * @param erased entries of the period that are not there any more
   */
  public static Figures of(
      List<Alike> entries,
      List<Ended> access,
      List<Ended> notices,
      List<Ended> authority,
      long erased) {
    return new Figures(
        entries.stream().mapToLong(Alike::count).sum(),
        counted(entries, Alike::kind),
        counted(entries, Alike::classification),
        without(entries, Alike::classification),
        counted(entries, Alike::incidentType),
        without(entries, Alike::incidentType),
        Map.of(
            DeadlineKind.CLOSE_ACCESS,
            kept(access),
            DeadlineKind.SCHOOL_NOTICE,
            kept(notices),
            DeadlineKind.AP_NOTIFICATION,
            kept(authority)),
        Spread.of(timed(access), ACCESS),
        Spread.of(timed(notices), NOTICE),
        erased);
  }

  private static <K> Map<K, Long> counted(List<Alike> entries, Function<Alike, @Nullable K> key) {
    return entries.stream()
        .filter(alike -> key.apply(alike) != null)
        .collect(Collectors.groupingBy(key, Collectors.summingLong(Alike::count)));
  }

  private static <K> long without(List<Alike> entries, Function<Alike, @Nullable K> key) {
    return entries.stream().filter(alike -> key.apply(alike) == null).mapToLong(Alike::count).sum();
  }

  private static Kept kept(List<Ended> terms) {
    long kept = 0;
    long missed = 0;
    long running = 0;
    for (Ended term : terms) {
      if (term.late() != null) {
        kept += term.late() ? 0 : term.count();
        missed += term.late() ? term.count() : 0;
      } else if (term.judged()) {
        running += term.count();
      }
    }
    return new Kept(kept, missed, running);
  }

  private static List<Spread.Timed> timed(List<Ended> terms) {
    return terms.stream()
        .flatMap(term ->
            term.minutes() == null
                ? Stream.empty()
                : Stream.of(new Spread.Timed(term.minutes(), term.count())))
        .toList();
  }

  private static int place(String incidentType) {
    return Fact.KIND_OF_INCIDENT.options().indexOf(incidentType);
  }
}
