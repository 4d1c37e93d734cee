package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.severity.Band;
import nl.lekdicht.core.severity.Inputs;
import org.jspecify.annotations.Nullable;

/**
 * What is stated, judged and decided of an incident.
 *
 * @param facts of the incident
 * @param ofSchools where they are others for a school, by its code
 * @param measures in the order in which they were first stated
 * @param dealings by school; none for a school about which nothing was decided or sent
 * @param withholding the last; null when there was none
 */
public record Assessment(
    Facts facts,
    Map<String, Facts> ofSchools,
    Map<UUID, StatedMeasure> measures,
    @Nullable ClassificationOnRecord classification,
    @Nullable SeverityOnRecord severity,
    @Nullable RiskOnRecord risk,
    Map<String, Dealings> dealings,
    @Nullable Withholding withholding,
    @Nullable EqualMeasure equalMeasure,
    List<Consultation> consultations) {

  /** A measure, and whose words it is. */
  public record StatedMeasure(Measure measure, UUID by, Instant at) {}

  /**
   * @param confirmedBy the second person; null while there is none
   */
  public record ClassificationOnRecord(
      Classification what,
      @Nullable Instant establishedAt,
      String reasons,
      UUID by,
      Instant at,
      @Nullable UUID confirmedBy,
      @Nullable Instant confirmedAt) {}

  public record SeverityOnRecord(Inputs inputs, int quarters, Band band, UUID by, Instant at) {}

  public record RiskOnRecord(
      Risk risk, String method, String reasons, @Nullable String departure, UUID by, Instant at) {}

  /**
   * @param endedAt when somebody ended it before its time; null otherwise
   */
  public record Withholding(
      Instant from, Instant until, String reason, UUID by, @Nullable Instant endedAt) {
    public boolean holdsAt(Instant at) {
      return at.isBefore(endedAt == null ? until : endedAt);
    }
  }

  public record EqualMeasure(List<String> brins, String reason, UUID by, Instant at) {}

  public record Consultation(String brin, Instant consultedAt, String outcome, UUID by) {}

  /** The facts as they hold for a school. */
  public Facts of(String brin) {
    Facts own = ofSchools.get(brin);
    return own == null ? facts : facts.overlaidWith(own);
  }

  public Dealings dealingsWith(String brin) {
    return dealings.getOrDefault(brin, Dealings.NONE);
  }

  /** Whether the data of any school, as they are known now, are sensitive. */
  public boolean sensitive() {
    return facts.sensitive() || ofSchools.keySet().stream().anyMatch(brin -> of(brin).sensitive());
  }

  /** The decision that counts; empty while there is none, or while it waits for the second person. */
  public Optional<Decision> findStanding(Duty duty, String brin) {
    return dealingsWith(brin).find(duty).filter(decision -> decision.stands(of(brin).sensitive()));
  }

  /** Whether it was decided that the authority need not be notified for this school. */
  public boolean waivesAp(String brin) {
    return findStanding(Duty.AP_NOTIFICATION, brin)
        .filter(decision -> !decision.toBeTold())
        .isPresent();
  }

  /** The classification that counts: that something is no breach takes two where the data are sensitive. */
  public Optional<ClassificationOnRecord> findClassification() {
    return Optional.ofNullable(classification)
        .filter(found ->
            found.what() == Classification.PERSONAL_DATA_BREACH
                || found.confirmedBy() != null
                || !sensitive());
  }

  /** Whether it counts as something else than a breach. */
  boolean rulesOutABreach() {
    return findClassification()
        .filter(found -> found.what() != Classification.PERSONAL_DATA_BREACH)
        .isPresent();
  }

  boolean findsABreach() {
    return classification != null && classification.what() == Classification.PERSONAL_DATA_BREACH;
  }

  public boolean withheldAt(Instant at) {
    return withholding != null && withholding.holdsAt(at);
  }

  /** The measures that were stated, in that order. */
  public List<Measure> statedMeasures() {
    return measures.values().stream().map(StatedMeasure::measure).toList();
  }

  /** Those whose words stand in what is stated of the incident and of these schools. */
  public Set<UUID> authors(Set<String> brins) {
    Stream<UUID> ofFacts =
        Stream.concat(Stream.of(facts), brins.stream().map(this::of))
            .flatMap(known -> known.authors().stream());
    return Stream.concat(ofFacts, measures.values().stream().map(StatedMeasure::by))
        .collect(Collectors.toUnmodifiableSet());
  }
}
