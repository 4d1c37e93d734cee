package nl.lekdicht.core.register;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
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
import nl.lekdicht.core.severity.Band;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the register: what happened, what it led to, and what was done (Art. 8.8 of the agreement, art. 33(5) AVG). There is one for
 * each incident, also for what turned out to be nothing, and one for each line that was taken over from an earlier register. What is not
 * known is null or not there: nothing is guessed.
 *
 * @param id of the incident; of the line that was taken over
 * @param number the supplier's own
 * @param classification what it turned out to be; null while nobody said
 * @param reportedAt when it was reported to the supplier; of a line that was taken over the earliest moment that it gives
 * @param establishedAt when it was certain that it is a breach
 * @param recordedAt when it came into this register
 * @param facts of all schools together
 * @param risk null while it is not judged
 * @param severity null while it is not assessed
 * @param evaluation what was said when it was closed
 * @param terms those that are no school's: closing access, and the supplier's own caution
 * @param schools in the order of their codes
 */
public record RegisterEntry(
    UUID id,
    Origin origin,
    String number,
    String title,
    IncidentKind kind,
    @Nullable Classification classification,
    State state,
    Instant reportedAt,
    @Nullable String reportedBy,
    @Nullable Instant discoveredAt,
    @Nullable Instant establishedAt,
    Instant recordedAt,
    @Nullable Instant closedAt,
    @Nullable String evaluation,
    Map<Fact, Value> facts,
    List<Measure> measures,
    @Nullable Judged risk,
    @Nullable Assessed severity,
    List<Decided> decisions,
    List<RegisterTerm> terms,
    List<SchoolPart> schools) {
  public RegisterEntry {
    Map<Fact, Value> inOrder = new EnumMap<>(Fact.class);
    inOrder.putAll(facts);
    facts = Collections.unmodifiableMap(inOrder);
    measures = List.copyOf(measures);
    decisions = List.copyOf(decisions);
    terms = List.copyOf(terms);
    schools = List.copyOf(schools);
  }

  /** Where an entry comes from. */
  public enum Origin {
    /** It was handled here: its journal proves it. */
    HANDLED,
    /** It was taken over from another register: what that register said. */
    IMPORTED
  }

  /** How far it is. */
  public enum State {
    OPEN,
    CLOSED
  }

  /** Somebody's name when they did it. */
  public record Who(UUID account, String name) {}

  /**
   * @param departure why it is another than was advised; null when it is not
   * @param by null in a line that was taken over
   */
  public record Judged(
      Risk risk,
      String method,
      String reasons,
      @Nullable String departure,
      @Nullable Who by,
      @Nullable Instant at) {}

  /**
   * @param quarters by the method of ENISA, in quarters
   */
  public record Assessed(int quarters, Band band) {}

  /**
   * Who decided what, when and why.
   *
   * @param subject what about: a duty, the classification, withholding; by the name of its journal kind or {@code Duty}
   * @param outcome by the name that it has there
   * @param schools codes; none where it is about the incident
   */
  public record Decided(
      String subject,
      String outcome,
      String reason,
      List<String> schools,
      Who by,
      Instant at,
      @Nullable Who confirmedBy,
      @Nullable Instant confirmedAt) {
    public Decided {
      schools = List.copyOf(schools);
    }

    Decided only(String brin) {
      return new Decided(subject, outcome, reason, List.of(brin), by, at, confirmedBy, confirmedAt);
    }
  }

  public Optional<Value> find(Fact fact) {
    return Optional.ofNullable(facts.get(fact));
  }

  /** What a free-text fact says; empty when nothing is stated. */
  public Optional<String> findText(Fact fact) {
    return find(fact).map(Value::text);
  }

  /** The entry as one school may see it: its own part, and of the decisions those about it or about all. */
  public RegisterEntry asSeenBy(String brin) {
    return new RegisterEntry(
        id,
        origin,
        number,
        title,
        kind,
        classification,
        state,
        reportedAt,
        null,
        discoveredAt,
        establishedAt,
        recordedAt,
        closedAt,
        null,
        schools.stream()
            .filter(school -> school.brin().equals(brin))
            .findFirst()
            .map(school -> overlaid(school.facts()))
            .orElse(facts),
        measures,
        risk,
        severity,
        decisions.stream()
            .filter(decided -> decided.schools().contains(brin))
            .map(decided -> decided.only(brin))
            .toList(),
        List.of(),
        schools.stream().filter(school -> school.brin().equals(brin)).toList());
  }

  private Map<Fact, Value> overlaid(Map<Fact, Value> ofSchool) {
    Map<Fact, Value> both = new EnumMap<>(Fact.class);
    both.putAll(facts);
    both.keySet().removeIf(Fact::perSchool);
    both.putAll(ofSchool);
    return both;
  }
}
