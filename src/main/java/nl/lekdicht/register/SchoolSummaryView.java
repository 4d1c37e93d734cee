package nl.lekdicht.register;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.RegisterTerm;
import nl.lekdicht.core.register.SchoolPart;
import org.jspecify.annotations.Nullable;

/** What a list shows a school of an entry: nothing of other schools, nor how many there are. */
@Serdeable
record SchoolSummaryView(
    UUID id,
    String number,
    String title,
    IncidentKind kind,
    @Nullable Classification classification,
    @Nullable String incidentType,
    RegisterEntry.State state,
    @Nullable Risk risk,
    Instant reportedAt,
    @Nullable Instant closedAt,
    @Nullable Instant toldAt,
    @Nullable Instant noticeDueAt,
    @Nullable Instant acknowledgedAt,
    SchoolPart.Told apState,
    @Nullable Instant apNotifiedAt,
    @Nullable Instant apDueAt,
    @Nullable Boolean late) {

  /**
   * @param entry as the school may see it
   */
  static SchoolSummaryView of(RegisterEntry entry) {
    SchoolPart part = entry.schools().getFirst();
    return new SchoolSummaryView(
        entry.id(),
        entry.number(),
        entry.title(),
        entry.kind(),
        entry.classification(),
        entry.findText(Fact.KIND_OF_INCIDENT).orElse(null),
        entry.state(),
        entry.risk() == null ? null : entry.risk().risk(),
        entry.reportedAt(),
        entry.closedAt(),
        part.toldAt(),
        dueAt(part.terms(), DeadlineKind.SCHOOL_NOTICE),
        part.acknowledgedAt(),
        part.authority().state(),
        part.authority().notifiedAt(),
        dueAt(part.terms(), DeadlineKind.AP_NOTIFICATION),
        part.authority().late());
  }

  private static @Nullable Instant dueAt(List<RegisterTerm> terms, DeadlineKind kind) {
    return terms.stream()
        .filter(term -> term.kind() == kind)
        .map(RegisterTerm::dueAt)
        .findFirst()
        .orElse(null);
  }
}
