package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.lekdicht.core.calendar.Judgement;
import org.jspecify.annotations.Nullable;

/**
 * A school that is hit.
 *
 * @param addedAt when it was named in the incident
 * @param moments what is on record of it, by kind
 * @param toldBy who told it first, or recorded that it was told; null while nobody of the supplier did
 * @param filed whether the authority was notified in time, as judged when it was first notified and the school's awareness was known;
 *     null before. Corrections do not change it.
 */
public record AffectedSchool(
    SchoolTerm term,
    Instant addedAt,
    Map<SchoolMoment, Instant> moments,
    @Nullable UUID toldBy,
    @Nullable Judgement filed) {

  static AffectedSchool named(SchoolTerm term, Instant at) {
    return new AffectedSchool(term, at, Map.of(), null, null);
  }

  public Optional<Instant> find(SchoolMoment kind) {
    return Optional.ofNullable(moments.get(kind));
  }

  /** When the school became aware: told or found out, whichever came first. */
  public Optional<Instant> findAwareness() {
    return Stream.of(SchoolMoment.SCHOOL_TOLD, SchoolMoment.SCHOOL_FOUND_OUT)
        .flatMap(kind -> find(kind).stream())
        .min(Instant::compareTo);
  }

  AffectedSchool with(SchoolMoment kind, Instant at, UUID by) {
    Map<SchoolMoment, Instant> more = new EnumMap<>(SchoolMoment.class);
    more.putAll(moments);
    more.put(kind, at);
    UUID teller = toldBy == null && kind == SchoolMoment.SCHOOL_TOLD ? by : toldBy;
    return new AffectedSchool(term, addedAt, Map.copyOf(more), teller, filed);
  }

  AffectedSchool judged(Judgement judgement) {
    return new AffectedSchool(term, addedAt, moments, toldBy, judgement);
  }
}
