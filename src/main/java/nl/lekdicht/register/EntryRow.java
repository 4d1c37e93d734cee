package nl.lekdicht.register;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.RegisterTerm;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.core.register.SchoolPart.Told;
import org.jspecify.annotations.Nullable;

/**
 * An entry as it is stored, all of which follows from the entry; what the database makes of that is not here.
 *
 * @param asReported whether the description is that of the report, which schools do not read
 */
@MappedEntity("register_entry")
record EntryRow(
    @Id UUID id,
    UUID supplierId,
    String origin,
    String number,
    String title,
    String kind,
    @Nullable String classification,
    @Nullable String incidentType,
    String state,
    @Nullable String risk,
    @Nullable String apState,
    boolean sensitive,
    Instant reportedAt,
    @Nullable Instant occurredFrom,
    @Nullable Instant discoveredAt,
    @Nullable Instant establishedAt,
    Instant recordedAt,
    @Nullable Instant closedAt,
    @Nullable Long peopleMin,
    @Nullable Long peopleMax,
    int schools,
    String description,
    boolean asReported,
    @Nullable String cause,
    @Nullable String measures,
    @Nullable Instant accessStartedAt,
    @Nullable Instant accessDueAt,
    @Nullable Instant accessMetAt,
    String details) {

  /** What each of a list presses most for comes first. */
  private static final List<Told> MOST_PRESSING =
      List.of(Told.DUE, Told.UNDECIDED, Told.DONE, Told.WITHDRAWN, Told.NOT_NEEDED);

  /**
   * @param reported what the report describes; counts as long as nobody stated a summary
   */
  static EntryRow of(UUID supplier, RegisterEntry entry, String reported) {
    String summary = entry.findText(Fact.SUMMARY).orElse(null);
    Value.Range people =
        entry.find(Fact.PEOPLE).orElse(null) instanceof Value.Range range ? range : null;
    RegisterTerm access = slowestAccess(entry.terms()).orElse(null);
    return new EntryRow(
        entry.id(),
        supplier,
        entry.origin().name(),
        entry.number(),
        entry.title(),
        entry.kind().name(),
        name(entry.classification()),
        entry.findText(Fact.KIND_OF_INCIDENT).orElse(null),
        entry.state().name(),
        entry.risk() == null ? null : entry.risk().risk().name(),
        name(mostPressing(entry.schools())),
        Facts.sensitive(entry.facts()),
        entry.reportedAt(),
        entry.find(Fact.OCCURRED_FROM).orElse(null) instanceof Value.Moment(var at) ? at : null,
        entry.discoveredAt(),
        entry.establishedAt(),
        entry.recordedAt(),
        entry.closedAt(),
        people == null ? null : people.min(),
        people == null ? null : people.max(),
        entry.schools().size(),
        summary == null ? reported : summary,
        summary == null,
        entry.findText(Fact.CAUSE).orElse(null),
        entry.measures().isEmpty()
            ? null
            : entry.measures().stream().map(Measure::description).collect(Collectors.joining("\n")),
        access == null ? null : access.startedAt(),
        access == null ? null : access.dueAt(),
        access == null ? null : access.metAt(),
        RegisterText.format(entry));
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }

  static @Nullable Told mostPressing(List<SchoolPart> schools) {
    Set<Told> states =
        schools.stream().map(school -> school.authority().state()).collect(Collectors.toSet());
    return MOST_PRESSING.stream().filter(states::contains).findFirst().orElse(null);
  }

  /** One that is not met is the slowest; the longer ago it began, the slower. */
  private static Optional<RegisterTerm> slowestAccess(List<RegisterTerm> terms) {
    return terms.stream()
        .filter(term -> term.kind() == DeadlineKind.CLOSE_ACCESS)
        .max(
            Comparator.comparing((RegisterTerm term) ->
                    term.findTaken().orElse(Duration.ofSeconds(Long.MAX_VALUE)))
                .thenComparing(RegisterTerm::startedAt, Comparator.reverseOrder()));
  }
}
