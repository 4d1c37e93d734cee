package nl.lekdicht.core.form;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nl.lekdicht.core.fact.Value;

/** What an invented incident tells: a stolen laptop, one school, the people concerned not told yet. */
public final class Told implements Known {
  private final Map<String, Value> values;

  private Told(Map<String, Value> values) {
    this.values = values;
  }

  public static Told nothing() {
    return new Told(Map.of());
  }

  public static Told stolenLaptop() {
    Map<String, Value> told = new HashMap<>();
    text(told, "school.name", "De Wilgentuin");
    text(told, "school.address", "Dorpsstraat 1");
    text(told, "school.postcode", "1234 AB");
    text(told, "school.place", "Zandwijk");
    text(told, "school.chamberOfCommerce", "12345678");
    text(told, "school.sector", "Primair onderwijs");
    text(told, "school.fg.name", "Fenna Voorbeeld");
    text(told, "school.fg.email", "fg@wilgentuin.example.nl");
    text(told, "school.fg.telephone", "038 123 4567");
    text(told, "school.contact.name", "Daan Voorbeeld");
    text(told, "notifier.name", "Daan Voorbeeld");
    text(told, "notifier.function", "Directeur");
    text(told, "notifier.telephone", "06 12345678");
    text(told, "notifier.email", "daan@wilgentuin.example.nl");
    text(told, "supplier.name", "Leermakers");
    text(told, "supplier.telephone", "020 123 4567");
    text(told, "supplier.email", "veiligheid@leermakers.example.nl");
    moment(told, "incident.discoveredAt", "2026-11-20T06:50:00Z");
    moment(told, "school.awareAt", "2026-11-20T09:15:00Z");
    moment(told, "fact.OCCURRED_FROM", "2026-11-19T22:00:00Z");
    moment(told, "fact.OCCURRED_TO", "2026-11-20T06:30:00Z");
    told.put("fact.OCCURRED_PRECISION", new Value.Choice("ESTIMATED"));
    told.put("fact.ONGOING", new Value.YesNo(false));
    told.put("fact.NATURE", Value.Choices.of(List.of("CONFIDENTIALITY", "AVAILABILITY")));
    told.put("fact.KIND_OF_INCIDENT", new Value.Choice("DEVICE_LOST_OR_STOLEN"));
    told.put("fact.CAUSE_ORIGIN", new Value.Choice("EXTERNAL_DELIBERATE"));
    text(
        told,
        "fact.SUMMARY",
        "A work laptop was stolen from a train.\n\nIts disk was encrypted; the mailbox was open.");
    told.put("fact.SYSTEMS", new Value.Lines(List.of("Mailbox", "Remote desktop")));
    told.put(
        "fact.DATA_KINDS", Value.Choices.of(List.of("NAME", "CONTACT_DETAILS", "STUDY_RESULTS")));
    told.put("fact.SPECIAL_CATEGORIES", Value.Choices.of(List.of("NONE")));
    told.put("fact.RECORDS", new Value.Range(100, 400));
    told.put("fact.PEOPLE_CATEGORIES", Value.Choices.of(List.of("PUPILS", "MINORS", "PARENTS")));
    told.put("fact.PEOPLE", new Value.Range(90, 120));
    told.put("fact.UNINTELLIGIBLE", new Value.Choice("PARTLY"));
    text(told, "fact.UNINTELLIGIBLE_EXPLANATION", "The disk was encrypted, the mailbox was not.");
    text(told, "fact.MEASURES_BEFORE", "Encrypted disk, screen lock after five minutes.");
    text(told, "fact.CONSEQUENCES_CONFIDENTIALITY", "Somebody may read the results of pupils.");
    told.put("fact.HARM", Value.Choices.of(List.of("SPAM_OR_PHISHING", "LOSS_OF_CONTROL")));
    told.put("fact.HARM_SEVERITY", new Value.Choice("LIMITED"));
    told.put("judgement.risk", new Value.Choice("RISK"));
    told.put("subjects.decision", new Value.Choice("NOT_YET_KNOWN"));
    text(told, "measures.direct", "Password reset, sessions ended.");
    told.put("filing.late", new Value.YesNo(false));
    told.put("filing.complete", new Value.YesNo(false));
    return new Told(told);
  }

  /** With one thing told otherwise. */
  public Told with(String source, Value value) {
    Map<String, Value> told = new HashMap<>(values);
    told.put(source, value);
    return new Told(told);
  }

  public Told without(String source) {
    Map<String, Value> told = new HashMap<>(values);
    told.remove(source);
    return new Told(told);
  }

  @Override
  public Optional<Value> find(String source) {
    if (!Sources.ALL.containsKey(source) || source.equals(Sources.FILING_KIND)) {
      throw new IllegalArgumentException("nobody should ask for " + source);
    }
    return Optional.ofNullable(values.get(source));
  }

  private static void text(Map<String, Value> told, String source, String words) {
    told.put(source, new Value.Text(words));
  }

  private static void moment(Map<String, Value> told, String source, String at) {
    told.put(source, new Value.Moment(Instant.parse(at)));
  }
}
