package nl.lekdicht.register;

import java.time.Instant;
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

/** Entries that nobody's incident stands behind. */
final class Entries {
  private static final Value NAMES = Value.Choices.of(List.of("NAME", "BSN"));

  private Entries() {}

  /** Says something in every place. */
  static RegisterEntry imported(
      int number, String type, IncidentKind kind, Instant at, String summary, String brin) {
    UUID id = new UUID(7, number);
    RegisterEntry.Who who = new RegisterEntry.Who(new UUID(8, 8), "Noor Voorbeeld");
    return new RegisterEntry(
        id,
        RegisterEntry.Origin.IMPORTED,
        "Oud " + number,
        "Regel " + number,
        kind,
        number % 5 == 0 ? null : Classification.PERSONAL_DATA_BREACH,
        RegisterEntry.State.CLOSED,
        at,
        null,
        at,
        null,
        at.plusSeconds(60),
        at.plusSeconds(600),
        "Besproken.",
        Map.of(
            Fact.KIND_OF_INCIDENT,
            new Value.Choice(type),
            Fact.SUMMARY,
            new Value.Text(summary),
            Fact.OCCURRED_FROM,
            new Value.Moment(at),
            Fact.ONGOING,
            new Value.YesNo(false),
            Fact.SYSTEMS,
            new Value.Lines(List.of("Mail", "RDP")),
            Fact.DATA_KINDS,
            number % 4 == 0 ? NAMES : Value.Choices.of(List.of("NAME")),
            Fact.PEOPLE,
            new Value.Range(number, number + 10)),
        List.of(
            new Measure(
                new UUID(9, number), Measure.Kind.DIRECT, "Teruggevraagd.", null, null, null)),
        new RegisterEntry.Judged(
            number % 7 == 0 ? Risk.HIGH_RISK : Risk.RISK,
            "eigen weging",
            "Namen.",
            null,
            null,
            null),
        new RegisterEntry.Assessed(9, Band.MEDIUM),
        List.of(
            new RegisterEntry.Decided(
                "AP_NOTIFICATION", "TO_BE_TOLD", "Wet.", List.of(brin), who, at, null, null)),
        List.of(
            new RegisterTerm(
                DeadlineKind.CLOSE_ACCESS, at, at.plusSeconds(1800), at.plusSeconds(900), null)),
        List.of(
            new SchoolPart(
                brin,
                "",
                Map.of(Fact.PEOPLE, new Value.Range(number, number + 10)),
                at,
                who,
                null,
                new SchoolPart.Authority(
                    SchoolPart.Told.DONE, at, "AP-" + number, null, false, null, false),
                new SchoolPart.Subjects(
                    SchoolPart.Told.DONE, at, "Brief", new Value.Range(1, 2), null, null),
                List.of())));
  }
}
