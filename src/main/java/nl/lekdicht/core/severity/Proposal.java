package nl.lekdicht.core.severity;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Value;

/** Reads the inputs of a score from the facts. */
final class Proposal {
  static final Set<Fact> RESTS_ON =
      Collections.unmodifiableSet(
          EnumSet.of(
              Fact.NATURE,
              Fact.KIND_OF_INCIDENT,
              Fact.CAUSE_ORIGIN,
              Fact.DATA_KINDS,
              Fact.SPECIAL_CATEGORIES,
              Fact.PEOPLE_CATEGORIES,
              Fact.PEOPLE,
              Fact.UNINTELLIGIBLE));

  /** Where what got out went to somebody who can be called. */
  private static final Set<String> TO_KNOWN_RECIPIENTS =
      Set.of(
          "POST_TO_WRONG_RECIPIENT",
          "MAIL_TO_WRONG_RECIPIENT",
          "DATA_IN_WRONG_FILE",
          "DATA_IN_WRONG_PORTAL",
          "TOO_WIDE_AUTHORISATION",
          "SPOKEN");

  private final Set<String> nature;
  private final Set<String> done;
  private final Set<String> incident;
  private final Set<String> origin;
  private final Set<String> kinds;
  private final Set<String> special;
  private final Facts facts;

  Proposal(Facts facts) {
    this.facts = facts;
    this.nature = facts.chosen(Fact.NATURE);
    this.done = facts.chosen(Fact.DONE_TO_DATA);
    this.incident = facts.chosen(Fact.KIND_OF_INCIDENT);
    this.origin = facts.chosen(Fact.CAUSE_ORIGIN);
    this.kinds = facts.chosen(Fact.DATA_KINDS);
    this.special = facts.chosen(Fact.SPECIAL_CATEGORIES);
  }

  Inputs inputs() {
    return new Inputs(
        natures(),
        context(),
        identifiability(),
        confidentiality(),
        integrity(),
        availability(),
        malicious(),
        people(),
        facts.chosen(Fact.UNINTELLIGIBLE).contains("YES"));
  }

  private Set<DataNature> natures() {
    Set<DataNature> natures = EnumSet.of(DataNature.SIMPLE);
    kinds.forEach(kind -> natures.add(nature(kind)));
    if (special.stream().anyMatch(category -> !category.equals(Fact.NONE))) {
      natures.add(DataNature.SENSITIVE);
    }
    return natures;
  }

  private static DataNature nature(String kind) {
    return switch (kind) {
      // A number or a document that opens accounts in somebody's name costs that person money.
      case "FINANCIAL", "BSN", "IDENTITY_DOCUMENT" -> DataNature.FINANCIAL;
      // Credentials take the nature of what they unlock: in our services at least how somebody does
      // at school.
      case "LOCATION", "STUDY_RESULTS", "CREDENTIALS" -> DataNature.BEHAVIOURAL;
      default -> DataNature.SIMPLE;
    };
  }

  private List<Adjustment> context() {
    return facts.chosen(Fact.PEOPLE_CATEGORIES).contains("MINORS")
        ? List.of(new Adjustment(Adjustment.Why.VULNERABLE_PEOPLE, 1))
        : List.of();
  }

  private Identifiability identifiability() {
    if (has("BSN", "IDENTITY_DOCUMENT")
        || (has("NAME") && has("CONTACT_DETAILS", "BIRTH_DATE"))
        || special.contains("BIOMETRIC")) {
      return Identifiability.MAXIMAL;
    }
    if (has("NAME", "CONTACT_DETAILS")) {
      return Identifiability.SIGNIFICANT;
    }
    boolean any = kinds.stream().anyMatch(kind -> !kind.equals(Fact.NONE));
    return any || special.stream().anyMatch(category -> !category.equals(Fact.NONE))
        ? Identifiability.LIMITED
        : Identifiability.NEGLIGIBLE;
  }

  private boolean has(String... some) {
    return List.of(some).stream().anyMatch(kinds::contains);
  }

  private Confidentiality confidentiality() {
    boolean broken =
        nature.contains("CONFIDENTIALITY")
            || List.of("READ", "COPIED", "STOLEN").stream().anyMatch(done::contains);
    if (!broken) {
      return Confidentiality.KEPT;
    }
    return incident.stream().anyMatch(TO_KNOWN_RECIPIENTS::contains)
        ? Confidentiality.KNOWN_RECIPIENTS
        : Confidentiality.UNKNOWN_RECIPIENTS;
  }

  private Integrity integrity() {
    return nature.contains("INTEGRITY") || done.contains("ALTERED")
        ? Integrity.RECOVERABLE
        : Integrity.KEPT;
  }

  private Availability availability() {
    return nature.contains("AVAILABILITY") || done.contains("DELETED")
        ? Availability.TEMPORARILY_LOST
        : Availability.KEPT;
  }

  /** What is stated of the cause decides; without it, what only happens on purpose. */
  private boolean malicious() {
    if (!origin.isEmpty() && !origin.contains("UNKNOWN")) {
      return origin.contains("INTERNAL_DELIBERATE") || origin.contains("EXTERNAL_DELIBERATE");
    }
    return incident.contains("HACKING_OR_MALWARE") || done.contains("STOLEN");
  }

  private long people() {
    return facts.find(Fact.PEOPLE).orElse(null) instanceof Value.Range(long _, long max) ? max : 0;
  }
}
