package nl.lekdicht.register;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.UUID;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.register.RegisterTerm;
import nl.lekdicht.core.register.SchoolPart;
import org.jspecify.annotations.Nullable;

/** What is stored of a school's part; all of it follows from the part, but the entry that it is of. */
@MappedEntity("register_school")
record SchoolRow(
    @Id UUID entryId,
    String brin,
    Instant reportedAt,
    @Nullable Instant toldAt,
    @Nullable Instant noticeDueAt,
    @Nullable Instant acknowledgedAt,
    String apState,
    @Nullable Instant apNotifiedAt,
    @Nullable Instant apDueAt,
    @Nullable Boolean late,
    boolean sensitive,
    String details) {

  static SchoolRow of(UUID entry, Instant reportedAt, SchoolPart part) {
    return new SchoolRow(
        entry,
        part.brin(),
        reportedAt,
        part.toldAt(),
        dueAt(part, DeadlineKind.SCHOOL_NOTICE),
        part.acknowledgedAt(),
        part.authority().state().name(),
        part.authority().notifiedAt(),
        dueAt(part, DeadlineKind.AP_NOTIFICATION),
        part.authority().late(),
        Facts.sensitive(part.facts()),
        RegisterText.format(part));
  }

  private static @Nullable Instant dueAt(SchoolPart part, DeadlineKind kind) {
    return part.terms().stream()
        .filter(term -> term.kind() == kind)
        .map(RegisterTerm::dueAt)
        .findFirst()
        .orElse(null);
  }
}
