package nl.lekdicht.exchange;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.register.RegisterEntry;
import nl.lekdicht.core.register.SchoolPart;
import org.jspecify.annotations.Nullable;

/**
 * What a line of an earlier register says, in one way of writing: moments in UTC, options by their names, ranges as {@code min-max}, several
 * texts with a new line between, several options or codes in alphabetical order with a comma between. {@link #text} is the JSON object of that,
 * with its members in the order of {@link Target} and no blanks between; {@link #parse} is its inverse.
 */
record Content(Map<Target, String> said) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST_TITLE = 120;

  Content {
    Map<Target, String> inOrder = new EnumMap<>(Target.class);
    inOrder.putAll(said);
    said = Collections.unmodifiableMap(inOrder);
  }

  Optional<String> find(Target target) {
    return Optional.ofNullable(said.get(target));
  }

  private @Nullable String say(Target target) {
    return said.get(target);
  }

  private @Nullable Instant at(Target target) {
    return find(target).map(Instant::parse).orElse(null);
  }

  String number() {
    return find(Target.NUMBER).orElseThrow(() -> new IllegalStateException("no number"));
  }

  /** Codes, in order. */
  List<String> schools() {
    return find(Target.SCHOOLS).map(codes -> Arrays.asList(codes.split(","))).orElse(List.of());
  }

  String text() {
    Map<String, String> named = new LinkedHashMap<>();
    said.forEach((target, value) -> named.put(target.name(), value));
    try {
      return JSON.writeValueAsString(named);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * @throws IllegalArgumentException when no content has that text
   */
  static Content parse(String text) {
    Map<Target, String> said = new EnumMap<>(Target.class);
    try {
      JSON.readValue(text, new TypeReference<LinkedHashMap<String, String>>() {})
          .forEach((name, value) -> said.put(Target.valueOf(name), value));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no content", e);
    }
    Content content = new Content(said);
    if (!content.text().equals(text)) {
      throw new IllegalArgumentException("not written as it is prescribed");
    }
    return content;
  }

  /**
   * As an entry of the register, without the names of schools.
   *
   * @param recordedAt when it was first taken over
   */
  RegisterEntry entry(UUID id, Instant recordedAt) {
    Instant closedAt = at(Target.CLOSED_AT);
    Classification classification =
        find(Target.CLASSIFICATION).map(Classification::valueOf).orElse(null);
    return new RegisterEntry(
        id,
        RegisterEntry.Origin.IMPORTED,
        number(),
        title(),
        find(Target.KIND).map(IncidentKind::valueOf).orElseGet(() -> kindOf(classification)),
        classification,
        closedAt == null ? RegisterEntry.State.OPEN : RegisterEntry.State.CLOSED,
        reportedAt(),
        say(Target.REPORTED_BY),
        at(Target.DISCOVERED_AT),
        at(Target.ESTABLISHED_AT),
        recordedAt,
        closedAt,
        say(Target.EVALUATION),
        facts(),
        measures(id),
        find(Target.RISK)
            .map(risk ->
                new RegisterEntry.Judged(
                    Risk.valueOf(risk),
                    find(Target.RISK_METHOD).orElse(""),
                    find(Target.RISK_REASONS).orElse(""),
                    null,
                    null,
                    null))
            .orElse(null),
        null,
        List.of(),
        List.of(),
        schools().stream().map(this::part).toList());
  }

  /** The earliest moment that the line gives, where it does not say when it was reported. */
  private Instant reportedAt() {
    return find(Target.REPORTED_AT)
        .map(Instant::parse)
        .or(this::earliest)
        .orElseThrow(() -> new IllegalStateException("no moment"));
  }

  Optional<Instant> earliest() {
    return said.entrySet().stream()
        .filter(each -> each.getKey().shape() == Target.Shape.MOMENT)
        .map(each -> Instant.parse(each.getValue()))
        .min(Instant::compareTo);
  }

  static IncidentKind kindOf(@Nullable Classification classification) {
    return classification == Classification.PERSONAL_DATA_BREACH
        ? IncidentKind.PERSONAL_DATA_BREACH
        : IncidentKind.SECURITY_INCIDENT;
  }

  private String title() {
    return find(Target.TITLE)
        .or(() -> find(Target.SUMMARY).map(Content::beginning))
        .orElseGet(this::number);
  }

  private static String beginning(String text) {
    String line = text.lines().findFirst().orElse(text).strip();
    if (line.codePointCount(0, line.length()) <= LONGEST_TITLE) {
      return line;
    }
    return line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE)).strip() + "…";
  }

  private Map<Fact, Value> facts() {
    Map<Fact, Value> facts = new EnumMap<>(Fact.class);
    said.forEach((target, value) ->
        target.findFact().ifPresent(fact -> facts.put(fact, Value.parse(fact.kind(), value))));
    return facts;
  }

  /** What is said of all holds of each, but a number that several schools have together is of none of them. */
  private Map<Fact, Value> factsOfEach() {
    Map<Fact, Value> facts = facts();
    facts
        .keySet()
        .removeIf(
            fact -> !fact.perSchool() || (fact.kind() == Value.Kind.RANGE && schools().size() > 1));
    return facts;
  }

  private List<Measure> measures(UUID id) {
    List<Measure> measures = new ArrayList<>();
    for (var kind :
        Map.of(
                Target.MEASURES_DIRECT,
                Measure.Kind.DIRECT,
                Target.MEASURES_STRUCTURAL,
                Measure.Kind.STRUCTURAL)
            .entrySet()
            .stream()
            .sorted(Map.Entry.comparingByKey())
            .toList()) {
      find(kind.getKey())
          .ifPresent(lines ->
              lines
                  .lines()
                  .forEach(line ->
                      measures.add(
                          new Measure(
                              new UUID(
                                  id.getMostSignificantBits(),
                                  id.getLeastSignificantBits() + measures.size() + 1),
                              kind.getValue(),
                              line,
                              null,
                              null,
                              null))));
    }
    return measures;
  }

  private SchoolPart part(String brin) {
    String lateReason = say(Target.AP_LATE_REASON);
    return new SchoolPart(
        brin,
        "",
        factsOfEach(),
        at(Target.SCHOOLS_TOLD_AT),
        null,
        at(Target.SCHOOLS_ACKNOWLEDGED_AT),
        new SchoolPart.Authority(
            told(
                Target.AP_NOTIFIED,
                List.of(Target.AP_NOTIFIED_AT, Target.AP_NUMBER),
                Target.AP_REASON),
            at(Target.AP_NOTIFIED_AT),
            say(Target.AP_NUMBER),
            say(Target.AP_REASON),
            lateReason == null ? null : Boolean.TRUE,
            lateReason,
            false),
        new SchoolPart.Subjects(
            told(
                Target.SUBJECTS_TOLD,
                List.of(Target.SUBJECTS_TOLD_AT),
                Target.SUBJECTS_GROUND,
                Target.SUBJECTS_REASON),
            at(Target.SUBJECTS_TOLD_AT),
            say(Target.SUBJECTS_HOW),
            find(Target.SUBJECTS_PEOPLE)
                .map(range -> (Value.Range) Value.parse(Value.Kind.RANGE, range))
                .orElse(null),
            say(Target.SUBJECTS_GROUND),
            say(Target.SUBJECTS_REASON)),
        List.of());
  }

  private SchoolPart.Told told(Target asked, List<Target> done, Target... notNeeded) {
    if ("YES".equals(say(asked)) || done.stream().anyMatch(said::containsKey)) {
      return SchoolPart.Told.DONE;
    }
    return "NO".equals(say(asked)) || Arrays.stream(notNeeded).anyMatch(said::containsKey)
        ? SchoolPart.Told.NOT_NEEDED
        : SchoolPart.Told.UNDECIDED;
  }
}
