package nl.lekdicht.exchange;

import java.time.Instant;
import java.time.LocalDate;
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

/** An entry that says something in every place, with words that files must guard against, and one that says almost nothing. */
final class Entries {
  static final Instant NOW = Instant.parse("2026-11-22T09:00:00Z");
  static final Instant AT = Instant.parse("2026-03-28T23:30:00Z");
  private static final RegisterEntry.Who WHO =
      new RegisterEntry.Who(new UUID(8, 8), "Noor Voorbeeld");

  private Entries() {}

  static List<RegisterEntry> both() {
    return List.of(full(), bare());
  }

  static RegisterEntry bare() {
    return new RegisterEntry(
        new UUID(1, 2),
        RegisterEntry.Origin.IMPORTED,
        "0042",
        "Laptop; \"weg\"",
        IncidentKind.SECURITY_INCIDENT,
        null,
        RegisterEntry.State.OPEN,
        AT,
        null,
        null,
        null,
        NOW,
        null,
        null,
        Map.of(),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  static RegisterEntry full() {
    return of(schools(), "Mail aan \"alle\" ouders;\nmet bijlage \uD83D\uDCCE");
  }

  static RegisterEntry ofOneSchool() {
    return of(schools().subList(0, 1), "Mail aan alle ouders");
  }

  static RegisterEntry saying(String summary) {
    return of(schools(), summary);
  }

  private static List<SchoolPart> schools() {
    RegisterTerm notice =
        new RegisterTerm(
            DeadlineKind.SCHOOL_NOTICE, AT, AT.plusSeconds(172_800), AT.plusSeconds(90_000), null);
    return List.of(
        new SchoolPart(
            "99XA",
            "De Wilgentuin",
            Map.of(Fact.PEOPLE, new Value.Range(12, 12)),
            AT.plusSeconds(90_000),
            WHO,
            null,
            new SchoolPart.Authority(
                SchoolPart.Told.DONE,
                AT.plusSeconds(100_000),
                "Z2026-1",
                null,
                true,
                "Het was nacht.",
                false),
            SchoolPart.Subjects.UNDECIDED,
            List.of(notice)),
        new SchoolPart(
            "99XB",
            "Het Baken",
            Map.of(),
            AT.plusSeconds(90_000),
            WHO,
            null,
            SchoolPart.Authority.UNDECIDED,
            new SchoolPart.Subjects(
                SchoolPart.Told.NOT_NEEDED, null, null, null, "NO_HIGH_RISK", "Geen hoog risico."),
            List.of()));
  }

  private static RegisterEntry of(List<SchoolPart> schools, String summary) {
    return new RegisterEntry(
        new UUID(1, 1),
        RegisterEntry.Origin.HANDLED,
        "2026-0001",
        "=HYPERLINK(\"http://example.nl\")",
        IncidentKind.PERSONAL_DATA_BREACH,
        Classification.PERSONAL_DATA_BREACH,
        RegisterEntry.State.CLOSED,
        AT,
        "Kim Voorbeeld",
        AT.minusSeconds(3_600),
        AT.plusSeconds(3_600),
        AT,
        AT.plusSeconds(864_000),
        "@allen: beter opletten",
        Map.of(
            Fact.KIND_OF_INCIDENT,
            new Value.Choice("MAIL_TO_WRONG_RECIPIENT"),
            Fact.SUMMARY,
            new Value.Text(summary),
            Fact.OCCURRED_FROM,
            new Value.Moment(AT),
            Fact.ONGOING,
            new Value.YesNo(false),
            Fact.SYSTEMS,
            new Value.Lines(List.of("Mail", "-RDP")),
            Fact.DATA_KINDS,
            Value.Choices.of(List.of("NAME", "BSN")),
            Fact.PEOPLE,
            new Value.Range(1_200, 1_500)),
        List.of(
            new Measure(
                new UUID(2, 1),
                Measure.Kind.DIRECT,
                "Teruggehaald",
                "Kim",
                null,
                LocalDate.of(2026, 3, 30)),
            new Measure(
                new UUID(2, 2),
                Measure.Kind.STRUCTURAL,
                "Uitleg aan allen",
                null,
                LocalDate.of(2026, 6, 1),
                null)),
        new RegisterEntry.Judged(Risk.RISK, "eigen weging", "Veel namen.", null, WHO, AT),
        new RegisterEntry.Assessed(9, Band.MEDIUM),
        List.of(
            new RegisterEntry.Decided(
                "AP_NOTIFICATION", "DONE", "Zo moet het.", List.of("99XA"), WHO, AT, null, null)),
        List.of(),
        schools);
  }
}
