package nl.lekdicht.print;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Judgement;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.RegisterEntry.Decided;
import nl.lekdicht.core.register.RegisterEntry.Origin;
import nl.lekdicht.core.register.RegisterEntry.State;
import nl.lekdicht.core.register.RegisterEntry.Who;
import nl.lekdicht.core.register.RegisterTerm;
import nl.lekdicht.core.register.SchoolPart;
import nl.lekdicht.core.register.SchoolPart.Authority;
import nl.lekdicht.core.register.SchoolPart.Subjects;
import nl.lekdicht.core.register.SchoolPart.Told;
import nl.lekdicht.core.severity.Band;

/** Entries as registers have them: one that knows all, one that knows little, one of another register. */
final class Entries {
  static final Instant REPORTED = Instant.parse("2026-10-24T22:15:00Z");
  private static final Who MANAGER = new Who(new UUID(7, 1), "Iris Voorbeeld");
  private static final Who FG = new Who(new UUID(7, 2), "Bram Voorbeeld");

  private Entries() {}

  static RegisterEntry stolenLaptop() {
    return stolenLaptop(
        List.of(
            school("99XA", "De Wilgentuin", apDone(), informed()),
            school("99XB", "Basisschool Het Baken", apNot(), notInformed())));
  }

  static RegisterEntry stolenLaptop(List<SchoolPart> schools) {
    Map<Fact, Value> facts = new EnumMap<>(Fact.class);
    facts.put(Fact.OCCURRED_FROM, new Value.Moment(Instant.parse("2026-10-24T20:00:00Z")));
    facts.put(Fact.OCCURRED_TO, new Value.Moment(Instant.parse("2026-10-25T01:30:00Z")));
    facts.put(Fact.OCCURRED_PRECISION, new Value.Choice("ESTIMATED"));
    facts.put(Fact.KIND_OF_INCIDENT, new Value.Choice("DEVICE_LOST_OR_STOLEN"));
    facts.put(
        Fact.SUMMARY,
        new Value.Text(
            "Een laptop met toegang tot leerlinggegevens is gestolen uit de trein.\nHet wachtwoord stond op een briefje in de tas."));
    facts.put(
        Fact.CAUSE, new Value.Text("De tas stond onbewaakt & de laptop was niet vergrendeld."));
    facts.put(Fact.CAUSE_ORIGIN, new Value.Choice("EXTERNAL_DELIBERATE"));
    facts.put(Fact.NATURE, Value.Choices.of(List.of("CONFIDENTIALITY", "AVAILABILITY")));
    facts.put(Fact.DONE_TO_DATA, Value.Choices.of(List.of("READ", "STOLEN")));
    facts.put(Fact.SYSTEMS, new Value.Lines(List.of("RDP-server", "Leerlingvolgsysteem")));
    facts.put(Fact.SUB_PROCESSORS, new Value.Lines(List.of("Hosting Voorbeeld BV")));
    facts.put(Fact.DATA_KINDS, Value.Choices.of(List.of("NAME", "BSN", "STUDY_RESULTS")));
    facts.put(Fact.SPECIAL_CATEGORIES, Value.Choices.of(List.of("HEALTH")));
    facts.put(Fact.RECORDS, new Value.Range(3000, 4500));
    facts.put(Fact.PEOPLE_CATEGORIES, Value.Choices.of(List.of("PUPILS", "MINORS")));
    facts.put(Fact.PEOPLE, new Value.Range(1200, 1500));
    facts.put(Fact.UNINTELLIGIBLE, new Value.Choice("PARTLY"));
    facts.put(
        Fact.UNINTELLIGIBLE_EXPLANATION,
        new Value.Text("De schijf was versleuteld, de sessie stond open."));
    facts.put(
        Fact.MEASURES_BEFORE, new Value.Text("Schijfversleuteling en een schermbeveiliging."));
    facts.put(Fact.CONSEQUENCES, new Value.Text("Misbruik van gegevens van leerlingen."));
    facts.put(Fact.HARM, Value.Choices.of(List.of("IDENTITY_FRAUD", "LOSS_OF_CONTROL")));
    facts.put(Fact.HARM_SEVERITY, new Value.Choice("CONSIDERABLE"));
    facts.put(Fact.CROSS_BORDER, new Value.YesNo(false));
    return new RegisterEntry(
        new UUID(7, 10),
        Origin.HANDLED,
        "2026-0042",
        "Laptop gestolen uit de trein",
        IncidentKind.SECURITY_INCIDENT,
        Classification.PERSONAL_DATA_BREACH,
        State.CLOSED,
        REPORTED,
        "Noor Voorbeeld",
        REPORTED.minus(Duration.ofMinutes(40)),
        REPORTED.plus(Duration.ofHours(11)),
        REPORTED.plus(Duration.ofMinutes(3)),
        REPORTED.plus(Duration.ofDays(20)),
        "De melding kwam snel door.\nVoortaan staat op elke laptop een slot bij stilstand.",
        facts,
        List.of(
            new Measure(
                new UUID(7, 20),
                Measure.Kind.STRUCTURAL,
                "Alle laptops vergrendelen na een minuut.",
                null,
                LocalDate.of(2026, 12, 1),
                null),
            new Measure(
                new UUID(7, 21),
                Measure.Kind.DIRECT,
                "Het wachtwoord is vernieuwd en de sessie beëindigd.",
                "Beheer",
                LocalDate.of(2026, 10, 25),
                LocalDate.of(2026, 10, 25))),
        new RegisterEntry.Judged(
            Risk.HIGH_RISK,
            "ENISA, met eigen weging",
            "Gegevens over gezondheid van kinderen.",
            "Het advies ging uit van versleutelde gegevens.",
            FG,
            REPORTED.plus(Duration.ofHours(12))),
        new RegisterEntry.Assessed(9, Band.MEDIUM),
        List.of(
            decided("incident-classified", "PERSONAL_DATA_BREACH", List.of(), false),
            decided("AP_NOTIFICATION", "TO_BE_TOLD", List.of("99XA"), false),
            decided("AP_NOTIFICATION", "NOT_TO_BE_TOLD", List.of("99XB"), true),
            decided(
                "SCHOOL_NOTICE",
                "TO_BE_TOLD",
                schools.stream().map(SchoolPart::brin).toList(),
                false)),
        List.of(
            new RegisterTerm(
                DeadlineKind.CLOSE_ACCESS,
                REPORTED,
                REPORTED.plus(Duration.ofMinutes(60)),
                REPORTED.plus(Duration.ofMinutes(25)),
                null)),
        schools);
  }

  @SuppressWarnings(
      "NullAway") // it does not read the annotation of a nested type from a class file
  static RegisterEntry wrongMail() {
    return new RegisterEntry(
        new UUID(7, 11),
        Origin.HANDLED,
        "2026-0043",
        "Rapport naar de verkeerde ouder",
        IncidentKind.SECURITY_INCIDENT,
        null,
        State.OPEN,
        REPORTED.plus(Duration.ofDays(2)),
        null,
        null,
        null,
        REPORTED.plus(Duration.ofDays(2)),
        null,
        null,
        Map.of(
            Fact.KIND_OF_INCIDENT, new Value.Choice("MAIL_TO_WRONG_RECIPIENT"),
            Fact.OCCURRED_FROM, new Value.Moment(REPORTED.plus(Duration.ofDays(1))),
            Fact.ONGOING, new Value.YesNo(true)),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of(
            new SchoolPart(
                "99XC",
                "",
                Map.of(),
                null,
                null,
                null,
                Authority.UNDECIDED,
                Subjects.UNDECIDED,
                List.of())));
  }

  static RegisterEntry outage() {
    return new RegisterEntry(
        new UUID(7, 12),
        Origin.HANDLED,
        "2026-0044",
        "Inloggen lukt niet",
        IncidentKind.DISRUPTION,
        Classification.NEITHER,
        State.CLOSED,
        REPORTED.plus(Duration.ofDays(3)),
        null,
        null,
        null,
        REPORTED.plus(Duration.ofDays(3)),
        REPORTED.plus(Duration.ofDays(4)),
        "Het bleek een verlopen certificaat.",
        Map.of(Fact.SUMMARY, new Value.Text("Niemand kon een uur lang inloggen.")),
        List.of(),
        null,
        null,
        List.of(),
        List.of(),
        List.of());
  }

  @SuppressWarnings(
      "NullAway") // it does not read the annotation of a nested type from a class file
  static RegisterEntry imported() {
    return new RegisterEntry(
        new UUID(7, 13),
        Origin.IMPORTED,
        "L-2019/17",
        "Post op het verkeerde adres",
        IncidentKind.PERSONAL_DATA_BREACH,
        Classification.PERSONAL_DATA_BREACH,
        State.CLOSED,
        Instant.parse("2019-03-04T13:30:00Z"),
        null,
        Instant.parse("2019-03-04T13:30:00Z"),
        null,
        REPORTED,
        Instant.parse("2019-03-20T11:00:00Z"),
        null,
        Map.of(
            Fact.KIND_OF_INCIDENT,
            new Value.Choice("POST_TO_WRONG_RECIPIENT"),
            Fact.PEOPLE,
            new Value.Range(1, 1)),
        List.of(),
        new RegisterEntry.Judged(
            Risk.RISK, "eerder register", "Adres en geboortedatum.", null, null, null),
        null,
        List.of(),
        List.of(),
        List.of(
            new SchoolPart(
                "99XA",
                "De Wilgentuin",
                Map.of(),
                Instant.parse("2019-03-05T08:00:00Z"),
                null,
                null,
                new Authority(
                    Told.DONE,
                    Instant.parse("2019-03-06T15:00:00Z"),
                    "AP-19-5501",
                    null,
                    null,
                    null,
                    false),
                Subjects.UNDECIDED,
                List.of())));
  }

  static SchoolPart school(String brin, String name, Authority authority, Subjects subjects) {
    return new SchoolPart(
        brin,
        name,
        Map.of(),
        REPORTED.plus(Duration.ofHours(20)),
        MANAGER,
        authority.state() == Told.DONE ? REPORTED.plus(Duration.ofHours(21)) : null,
        authority,
        subjects,
        List.of(
            new RegisterTerm(
                DeadlineKind.SCHOOL_NOTICE,
                REPORTED,
                REPORTED.plus(Duration.ofHours(48)),
                REPORTED.plus(Duration.ofHours(20)),
                null),
            new RegisterTerm(
                DeadlineKind.AP_NOTIFICATION,
                REPORTED.plus(Duration.ofHours(20)),
                REPORTED.plus(Duration.ofHours(92)),
                authority.notifiedAt(),
                authority.notifiedAt() == null ? null : Judgement.LATE)));
  }

  static Authority apDone() {
    return new Authority(
        Told.DONE,
        REPORTED.plus(Duration.ofHours(95)),
        "AP-2026-7781",
        null,
        true,
        "Het aantal leerlingen was pas na drie dagen bekend.",
        true);
  }

  static Authority apNot() {
    return new Authority(
        Told.NOT_NEEDED,
        null,
        null,
        "Van deze school stonden geen gegevens open.",
        null,
        null,
        false);
  }

  static Subjects informed() {
    return new Subjects(
        Told.DONE,
        REPORTED.plus(Duration.ofHours(99)),
        "per brief",
        new Value.Range(1200, 1200),
        null,
        null);
  }

  static Subjects notInformed() {
    return new Subjects(
        Told.NOT_NEEDED,
        null,
        null,
        null,
        "UNINTELLIGIBLE",
        "Van deze school was alles versleuteld.");
  }

  private static Decided decided(
      String subject, String outcome, List<String> schools, boolean confirmed) {
    return new Decided(
        subject,
        outcome,
        "Dat volgt uit het logboek en het gesprek met de beheerder.",
        schools,
        FG,
        REPORTED.plus(Duration.ofHours(13)),
        confirmed ? MANAGER : null,
        confirmed ? REPORTED.plus(Duration.ofHours(14)) : null);
  }
}
