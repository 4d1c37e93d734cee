package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.severity.Advice;
import nl.lekdicht.core.severity.Band;
import nl.lekdicht.core.severity.Inputs;
import nl.lekdicht.core.severity.Severity;
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

  /**
   * What is known of all schools together: whatever may be chosen, if it holds for any of them; and of numbers their sum, where only of
   * schools something is stated.
   */
  public Facts acrossSchools() {
    Facts all = facts;
    for (Fact fact : Fact.values()) {
      if (fact.perSchool()) {
        all = all.with(fact, acrossSchools(fact));
      }
    }
    return all;
  }

  private Facts.@Nullable Stated acrossSchools(Fact fact) {
    List<Facts.Stated> stated =
        Stream.concat(Stream.of(facts), ofSchools.values().stream())
            .map(of -> of.stated().get(fact))
            .flatMap(Stream::ofNullable)
            .toList();
    if (stated.size() < 2) {
      return stated.isEmpty() ? null : stated.getFirst();
    }
    Facts.Stated first = stated.getFirst();
    return new Facts.Stated(
        together(stated, facts.find(fact).orElse(null)), first.by(), first.at(), first.entry());
  }

  private static Value together(List<Facts.Stated> stated, @Nullable Value ofIncident) {
    SortedSet<String> chosen = new TreeSet<>();
    long min = 0;
    long max = 0;
    for (Facts.Stated one : stated) {
      switch (one.value()) {
        case Value.Choices(var options) -> chosen.addAll(options);
        case Value.Range range -> {
          min += range.min();
          max += range.max();
        }
        case Value.Text _, Value.Lines _, Value.Choice _, Value.Moment _, Value.YesNo _ ->
            throw new IllegalStateException("a fact that is another for each school");
      }
    }
    if (chosen.isEmpty()) {
      return ofIncident != null ? ofIncident : new Value.Range(min, max);
    }
    if (chosen.size() > 1) {
      chosen.remove(Fact.NONE);
    }
    return new Value.Choices(chosen);
  }

  /** The risk that the severity on record stands for, with what is known of the data; empty while none is assessed. */
  public Optional<Risk> findAdvisedRisk() {
    return severity == null
        ? Optional.empty()
        : Optional.of(
            switch (Advice.of(acrossSchools(), null, Severity.score(severity.inputs()), Set.of())
                .act()) {
              case REGISTER_ONLY_INCIDENT, REGISTER -> Risk.UNLIKELY;
              case NOTIFY_AUTHORITY -> Risk.RISK;
              case NOTIFY_AUTHORITY_AND_PEOPLE -> Risk.HIGH_RISK;
            });
  }

  /** Whether the judgement of the risk is another than is advised now, and does not say why. */
  public boolean departsInSilence() {
    return risk != null
        && risk.departure() == null
        && findAdvisedRisk().filter(advised -> advised != risk.risk()).isPresent();
  }

  /**
   * Whether it takes two to decide that somebody is not told: where the data are sensitive, and for the authority and the people also where
   * nobody has said what the data are.
   */
  public boolean takesTwo(Duty duty, String brin) {
    Facts known = of(brin);
    return known.sensitive() || (duty != Duty.SCHOOL_NOTICE && known.kindsUnknown());
  }

  /**
   * Whether the judgements on record leave room for a decision. Not to notify the authority takes a risk that is unlikely (art. 33(1) AVG);
   * not to tell the people one that is judged, and when it is high a ground of art. 34(3).
   */
  public boolean allows(Duty duty, Decision decision) {
    boolean silence =
        switch (duty) {
          case SCHOOL_NOTICE -> true;
          case AP_NOTIFICATION -> risk != null && risk.risk() == Risk.UNLIKELY;
          case DATA_SUBJECTS ->
              risk != null
                  && (risk.risk() != Risk.HIGH_RISK || decision.ground() != Ground.NO_HIGH_RISK);
        };
    return silence || decision.toBeTold() || rulesOutABreach();
  }

  /**
   * The decision that counts; empty while there is none, while it waits for the second person, and when what was judged since leaves no
   * room for it.
   */
  public Optional<Decision> findStanding(Duty duty, String brin) {
    return dealingsWith(brin)
        .find(duty)
        .filter(decision -> decision.stands(takesTwo(duty, brin)) && allows(duty, decision));
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
