package nl.lekdicht.letter;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.term.Audience;
import nl.lekdicht.core.term.Rung;
import org.jspecify.annotations.Nullable;

/**
 * What a warning of a deadline is made from.
 *
 * @param when the rung's moment; for a reminder that of the last rung
 * @param reminder 0, or the how-manieth repetition after the last rung
 * @param at when the warning is given
 * @param late whether it is given later than it should
 * @param step the title of the checklist's step, where the term is a step's
 * @param school the name of the school, where the term is that of one school
 * @param basis the clause or article
 * @param schools the names of the schools, where several schools' terms are told together
 * @param heardBefore the names of those who were warned of this deadline before
 */
public record WarningFacts(
    String incidentNumber,
    UUID incidentId,
    DeadlineKind kind,
    Rung.When when,
    int reminder,
    Audience audience,
    Instant startedAt,
    Instant dueAt,
    Instant at,
    boolean late,
    @Nullable BilingualText step,
    @Nullable String school,
    @Nullable String brin,
    List<String> schools,
    String basis,
    List<String> heardBefore) {
  public WarningFacts {
    schools = List.copyOf(schools);
    heardBefore = List.copyOf(heardBefore);
  }
}
