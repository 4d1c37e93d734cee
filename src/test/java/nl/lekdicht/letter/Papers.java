package nl.lekdicht.letter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;

/** The incident of the stolen tablet, at several moments of what is known. */
final class Papers {
  static final Instant RECEIVED = Instant.parse("2026-04-24T15:30:00Z");
  static final Instant DISCOVERED = Instant.parse("2026-04-24T14:10:00Z");
  static final Instant ESTABLISHED = Instant.parse("2026-04-25T08:05:00Z");
  static final Instant CLOSED = Instant.parse("2026-05-12T13:00:00Z");
  private static final UUID ID = UUID.fromString("019b2b8e-0000-7000-8000-000000000001");

  private Papers() {}

  static Facts with(Facts facts, Fact fact, String text) {
    return facts.with(fact, new Facts.Stated(Value.parse(fact.kind(), text), ID, RECEIVED, 1));
  }

  /** What is known in the first hour. */
  static Facts early() {
    Facts facts =
        with(
            Facts.NONE,
            Fact.SUMMARY,
            "Op vrijdagmiddag is een tablet van een medewerker gestolen. Op de tablet was de medewerker ingelogd.");
    facts = with(facts, Fact.NATURE, "CONFIDENTIALITY");
    return with(facts, Fact.KIND_OF_INCIDENT, "DEVICE_LOST_OR_STOLEN");
  }

  /** Everything. */
  static Facts full() {
    Facts facts = with(early(), Fact.OCCURRED_FROM, "2026-04-24T14:00:00Z");
    facts = with(facts, Fact.OCCURRED_TO, "2026-04-24T16:05:00Z");
    facts = with(facts, Fact.OCCURRED_PRECISION, "ESTIMATED");
    facts = with(facts, Fact.ONGOING, "NO");
    facts = with(facts, Fact.NATURE, "CONFIDENTIALITY,INTEGRITY");
    facts = with(facts, Fact.DONE_TO_DATA, "COPIED,READ");
    facts =
        with(
            facts,
            Fact.CAUSE,
            "De tablet stond open en had geen schermvergrendeling.\n\nDe dief kon daardoor bij de leerlingenlijst.");
    facts = with(facts, Fact.CAUSE_ORIGIN, "EXTERNAL_DELIBERATE");
    facts = with(facts, Fact.SYSTEMS, "Leerlingvolgsysteem\nSchoolmail");
    facts =
        with(
            facts,
            Fact.DATA_KINDS,
            "BIRTH_DATE,BSN,CONTACT_DETAILS,CREDENTIALS,NAME,STUDY_RESULTS");
    facts = with(facts, Fact.SPECIAL_CATEGORIES, "HEALTH");
    facts = with(facts, Fact.RECORDS, "1200-1500");
    facts = with(facts, Fact.PEOPLE_CATEGORIES, "MINORS,PARENTS,PUPILS");
    facts = with(facts, Fact.PEOPLE, "412-412");
    facts = with(facts, Fact.UNINTELLIGIBLE, "PARTLY");
    facts = with(facts, Fact.UNINTELLIGIBLE_EXPLANATION, "Wachtwoorden waren gehasht.");
    facts = with(facts, Fact.MEASURES_BEFORE, "Tweestapsverificatie bij het inloggen.");
    facts =
        with(facts, Fact.CONSEQUENCES, "De gegevens kunnen misbruikt worden voor valse berichten.");
    facts =
        with(facts, Fact.CONSEQUENCES_CONFIDENTIALITY, "Namen en adressen zijn bekend bij derden.");
    facts = with(facts, Fact.HARM, "IDENTITY_FRAUD,SPAM_OR_PHISHING");
    facts = with(facts, Fact.HARM_SEVERITY, "CONSIDERABLE");
    facts =
        with(
            facts,
            Fact.ADVICE_TO_PEOPLE,
            "Wees voorzichtig met berichten die van school lijken te komen.");
    facts = with(facts, Fact.SUB_PROCESSORS, "Wolkenhost BV");
    return with(
        facts,
        Fact.CONTACT_POINT,
        "Meldpunt datalekken\nTelefoon 030 555 01 00\nmeldpunt@leerlink.example.nl");
  }

  static Facts withoutPersonalData() {
    return with(early(), Fact.DATA_KINDS, "NONE");
  }

  static List<Measure> measures() {
    return List.of(
        measure(
            Measure.Kind.DIRECT, "Het account is geblokkeerd.", null, LocalDate.of(2026, 4, 24)),
        measure(
            Measure.Kind.DIRECT, "De logboeken worden nagezocht", LocalDate.of(2026, 4, 30), null),
        measure(
            Measure.Kind.STRUCTURAL,
            "Elke tablet krijgt schermvergrendeling",
            LocalDate.of(2026, 6, 1),
            null),
        measure(Measure.Kind.STRUCTURAL, "Medewerkers krijgen een training", null, null));
  }

  static Measure measure(
      Measure.Kind kind, String what, @Nullable LocalDate dueOn, @Nullable LocalDate doneOn) {
    return new Measure(ID, kind, what, "Anna de Vries", dueOn, doneOn);
  }

  /** Nothing but that it happened. */
  static NoticeFacts bare(PaperKind kind, String language, boolean sixHeadings) {
    return notice(
        kind, language, sixHeadings, Facts.NONE, List.of(), null, null, null, null, null, 0);
  }

  static NoticeFacts notice(
      PaperKind kind,
      String language,
      boolean sixHeadings,
      Facts facts,
      List<Measure> measures,
      @Nullable Instant discoveredAt,
      @Nullable Instant establishedAt,
      @Nullable Instant closedAt,
      @Nullable Risk risk,
      @Nullable Instant answerBefore,
      int schoolsHit) {
    return new NoticeFacts(
        kind,
        kind == PaperKind.FOLLOW_UP ? 2 : 0,
        language,
        sixHeadings,
        "Leerlink",
        "De Regenboog",
        "2026-0001",
        facts,
        measures,
        RECEIVED,
        discoveredAt,
        establishedAt,
        closedAt,
        risk,
        answerBefore,
        schoolsHit);
  }

  /** All of it. */
  static NoticeFacts whole(PaperKind kind, String language, boolean sixHeadings) {
    return notice(
        kind,
        language,
        sixHeadings,
        full(),
        measures(),
        DISCOVERED,
        ESTABLISHED,
        kind == PaperKind.CLOSING_NOTICE ? CLOSED : null,
        Risk.HIGH_RISK,
        kind == PaperKind.JOINT_INTENTION ? Instant.parse("2026-04-27T10:00:00Z") : null,
        3);
  }

  static SubjectFacts letter(
      String language, SubjectFacts.Audience audience, Facts facts, List<Measure> measures) {
    boolean nothing = facts.equals(Facts.NONE);
    return new SubjectFacts(
        language,
        audience,
        "De Regenboog",
        "Leerlink",
        facts,
        measures,
        nothing ? null : DISCOVERED,
        nothing ? null : "Fenna Bakker, functionaris gegevensbescherming\nfg@regenboog.example.nl");
  }
}
