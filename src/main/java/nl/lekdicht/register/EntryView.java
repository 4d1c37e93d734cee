package nl.lekdicht.register;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.RegisterTerm;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.core.severity.Band;
import nl.lekdicht.web.ValueJson;
import org.jspecify.annotations.Nullable;

/** A whole entry of the register, as JSON has it everywhere; see {@link RegisterEntry}. */
@Serdeable
public record EntryView(
    UUID id,
    RegisterEntry.Origin origin,
    String number,
    String title,
    IncidentKind kind,
    @Nullable Classification classification,
    RegisterEntry.State state,
    Instant reportedAt,
    @Nullable String reportedBy,
    @Nullable Instant discoveredAt,
    @Nullable Instant establishedAt,
    Instant recordedAt,
    @Nullable Instant closedAt,
    @Nullable String evaluation,
    Map<String, Object> facts,
    List<MeasureView> measures,
    @Nullable JudgedView risk,
    @Nullable AssessedView severity,
    List<DecidedView> decisions,
    List<TermView> terms,
    List<PartView> schools) {

  /** Whose account it is. */
  @Serdeable
  record WhoView(UUID id, String name) {
    static @Nullable WhoView of(RegisterEntry.@Nullable Who who) {
      return who == null ? null : new WhoView(who.account(), who.name());
    }
  }

  @Serdeable
  record MeasureView(
      UUID id,
      Measure.Kind kind,
      String description,
      @Nullable String owner,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate doneOn) {}

  @Serdeable
  record JudgedView(
      Risk risk,
      String method,
      String reasons,
      @Nullable String departure,
      @Nullable WhoView by,
      @Nullable Instant at) {}

  /**
   * @param quarters by the method of ENISA, in quarters
   */
  @Serdeable
  record AssessedView(int quarters, Band band) {}

  @Serdeable
  record DecidedView(
      String subject,
      String outcome,
      String reason,
      List<String> schools,
      @Nullable WhoView by,
      Instant at,
      @Nullable WhoView confirmedBy,
      @Nullable Instant confirmedAt) {}

  /**
   * @param kept null while it still runs
   */
  @Serdeable
  record TermView(
      DeadlineKind kind,
      Instant startedAt,
      Instant dueAt,
      @Nullable Instant metAt,
      @Nullable Boolean kept) {
    static List<TermView> of(List<RegisterTerm> terms, Instant now) {
      return terms.stream()
          .map(term ->
              new TermView(
                  term.kind(),
                  term.startedAt(),
                  term.dueAt(),
                  term.metAt(),
                  term.findKept(now).orElse(null)))
          .toList();
    }
  }

  @Serdeable
  record PartView(
      String brin,
      String name,
      Map<String, Object> facts,
      @Nullable Instant toldAt,
      @Nullable WhoView toldBy,
      @Nullable Instant acknowledgedAt,
      AuthorityView authority,
      SubjectsView subjects,
      List<TermView> terms) {}

  @Serdeable
  record AuthorityView(
      SchoolPart.Told state,
      @Nullable Instant notifiedAt,
      @Nullable String number,
      @Nullable String reason,
      @Nullable Boolean late,
      @Nullable String lateReason,
      boolean joint) {}

  @Serdeable
  record SubjectsView(
      SchoolPart.Told state,
      @Nullable Instant informedAt,
      @Nullable String how,
      @Nullable Object people,
      @Nullable String ground,
      @Nullable String reason) {}

  /**
   * @param now when it is looked at: a term that is past then, and not met, was not kept
   */
  public static EntryView of(RegisterEntry entry, Instant now) {
    RegisterEntry.Judged risk = entry.risk();
    RegisterEntry.Assessed severity = entry.severity();
    return new EntryView(
        entry.id(),
        entry.origin(),
        entry.number(),
        entry.title(),
        entry.kind(),
        entry.classification(),
        entry.state(),
        entry.reportedAt(),
        entry.reportedBy(),
        entry.discoveredAt(),
        entry.establishedAt(),
        entry.recordedAt(),
        entry.closedAt(),
        entry.evaluation(),
        values(entry.facts()),
        entry.measures().stream()
            .map(measure ->
                new MeasureView(
                    measure.id(),
                    measure.kind(),
                    measure.description(),
                    measure.owner(),
                    measure.dueOn(),
                    measure.doneOn()))
            .toList(),
        risk == null
            ? null
            : new JudgedView(
                risk.risk(),
                risk.method(),
                risk.reasons(),
                risk.departure(),
                WhoView.of(risk.by()),
                risk.at()),
        severity == null ? null : new AssessedView(severity.quarters(), severity.band()),
        entry.decisions().stream().map(EntryView::decided).toList(),
        TermView.of(entry.terms(), now),
        entry.schools().stream().map(part -> part(part, now)).toList());
  }

  private static DecidedView decided(RegisterEntry.Decided decided) {
    return new DecidedView(
        decided.subject(),
        decided.outcome(),
        decided.reason(),
        decided.schools(),
        WhoView.of(decided.by()),
        decided.at(),
        WhoView.of(decided.confirmedBy()),
        decided.confirmedAt());
  }

  private static PartView part(SchoolPart part, Instant now) {
    SchoolPart.Authority authority = part.authority();
    SchoolPart.Subjects subjects = part.subjects();
    return new PartView(
        part.brin(),
        part.name(),
        values(part.facts()),
        part.toldAt(),
        WhoView.of(part.toldBy()),
        part.acknowledgedAt(),
        new AuthorityView(
            authority.state(),
            authority.notifiedAt(),
            authority.number(),
            authority.reason(),
            authority.late(),
            authority.lateReason(),
            authority.joint()),
        new SubjectsView(
            subjects.state(),
            subjects.informedAt(),
            subjects.how(),
            subjects.people() == null ? null : ValueJson.of(subjects.people()),
            subjects.ground(),
            subjects.reason()),
        TermView.of(part.terms(), now));
  }

  private static Map<String, Object> values(Map<Fact, Value> facts) {
    Map<String, Object> values = new LinkedHashMap<>();
    facts.forEach((fact, value) -> values.put(fact.name(), ValueJson.of(value)));
    return values;
  }
}
