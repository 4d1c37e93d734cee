package nl.lekdicht.core.form;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;

/** The closed list of names under which a form may ask what an incident tells. */
public final class Sources {
  /** What every fact's name begins with. */
  public static final String FACT = "fact.";

  public static final String FILING_KIND = "filing.kind";

  /** Why a notification is withdrawn. */
  public static final String FILING_REASON = "filing.reason";

  /** Every name with the kind of its value. */
  public static final Map<String, Value.Kind> ALL = Collections.unmodifiableMap(all());

  private static final List<String> YES_NO = List.of("YES", "NO");
  private static final Map<String, List<String>> OPTIONS =
      Map.of(
          FILING_KIND,
          names(FilingKind.values()),
          "judgement.risk",
          names(Risk.values()),
          "judgement.classification",
          List.of("SECURITY_INCIDENT", "PERSONAL_DATA_BREACH", "NEITHER"),
          "subjects.decision",
          List.of("YES", "WILL", "NO", "NOT_YET_KNOWN"),
          "subjects.ground",
          List.of("A", "B", "C", "NO_HIGH_RISK"));

  private Sources() {}

  /** What may be chosen under this name; empty where nothing is chosen. */
  public static List<String> options(String source) {
    return switch (ALL.get(source)) {
      case CHOICE, CHOICES ->
          source.startsWith(FACT)
              ? Fact.valueOf(source.substring(FACT.length())).options()
              : OPTIONS.getOrDefault(source, List.of());
      case YES_NO -> YES_NO;
      case TEXT, LINES, RANGE, MOMENT -> List.of();
      case null -> throw new IllegalArgumentException("there is no source " + source);
    };
  }

  /** Whether a field of the second kind can take a value of the first: options become options, lines become a text. */
  public static boolean leads(Value.Kind source, Value.Kind field) {
    return source == field
        || (source == Value.Kind.CHOICE && field == Value.Kind.CHOICES)
        || (source == Value.Kind.YES_NO && field == Value.Kind.CHOICE)
        || (source == Value.Kind.LINES && field == Value.Kind.TEXT);
  }

  private static Map<String, Value.Kind> all() {
    Map<String, Value.Kind> all = new LinkedHashMap<>();
    for (Fact fact : Fact.values()) {
      all.put(FACT + fact.name(), fact.kind());
    }
    put(all, Value.Kind.TEXT, "incident.", "number", "title");
    put(all, Value.Kind.MOMENT, "incident.", "receivedAt", "discoveredAt", "establishedAt");
    put(all, Value.Kind.TEXT, "supplier.", "name", "address", "postcode", "place");
    put(all, Value.Kind.TEXT, "supplier.", "chamberOfCommerce", "telephone", "email");
    put(all, Value.Kind.TEXT, "supplier.fg.", "name", "telephone", "email");
    put(all, Value.Kind.TEXT, "notifier.", "name", "function", "telephone", "email");
    put(all, Value.Kind.TEXT, "school.", "brin", "name", "address", "postcode", "place");
    put(all, Value.Kind.TEXT, "school.", "chamberOfCommerce", "sector");
    put(all, Value.Kind.TEXT, "school.fg.", "name", "email", "telephone");
    put(all, Value.Kind.TEXT, "school.contact.", "name", "email", "telephone");
    put(all, Value.Kind.MOMENT, "school.", "awareAt");
    all.put(FILING_KIND, Value.Kind.CHOICE);
    put(all, Value.Kind.TEXT, "filing.", "number", "reason", "lateReason");
    put(all, Value.Kind.YES_NO, "filing.", "late", "complete", "joint");
    put(all, Value.Kind.LINES, "filing.", "schools");
    put(all, Value.Kind.CHOICE, "judgement.", "risk", "classification");
    put(all, Value.Kind.TEXT, "measures.", "direct", "structural");
    put(all, Value.Kind.CHOICE, "subjects.", "decision", "ground");
    put(all, Value.Kind.MOMENT, "subjects.", "informedAt");
    put(all, Value.Kind.TEXT, "subjects.", "how", "text", "explanation");
    put(all, Value.Kind.RANGE, "subjects.", "count");
    return all;
  }

  private static void put(
      Map<String, Value.Kind> all, Value.Kind kind, String of, String... names) {
    Stream.of(names).forEach(name -> all.put(of + name, kind));
  }

  private static List<String> names(Enum<?>[] constants) {
    return Stream.of(constants).<String>map(Enum::name).toList();
  }
}
