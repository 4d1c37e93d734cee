package nl.lekdicht.judgement;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Obligations;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.Person;
import org.jspecify.annotations.Nullable;

/**
 * What is judged and decided of an incident, as the supplier sees it; the facts are shown apart.
 *
 * @param sensitive whether it takes two to decide that somebody is not told
 * @param obligations how many there are of each duty, by state
 */
@Serdeable
record AssessmentView(
    boolean sensitive,
    @Nullable ClassificationView classification,
    @Nullable RiskView risk,
    @Nullable WithholdingView withholding,
    @Nullable EqualMeasureView equalMeasure,
    List<ConsultationView> consultations,
    List<MeasureView> measures,
    List<CountView> obligations,
    int entries) {

  /**
   * @param awaitsSecond whether it does not count before a second person agrees
   */
  @Serdeable
  record ClassificationView(
      Classification classification,
      @Nullable Instant establishedAt,
      String reasons,
      Person by,
      Instant at,
      boolean awaitsSecond,
      @Nullable Person confirmedBy,
      @Nullable Instant confirmedAt) {}

  /**
   * @param advised what the severity on record stands for; null when none is
   * @param unexplained whether it departs from that without saying why
   */
  @Serdeable
  record RiskView(
      Risk risk,
      String method,
      String reasons,
      @Nullable String departure,
      @Nullable Risk advised,
      boolean unexplained,
      Person by,
      Instant at) {}

  /** The last; it may have ended. */
  @Serdeable
  record WithholdingView(
      Instant from,
      Instant until,
      String reason,
      Person by,
      @Nullable Instant endedAt,
      boolean holds) {}

  @Serdeable
  record EqualMeasureView(List<String> schools, String reason, Person by, Instant at) {}

  @Serdeable
  record ConsultationView(String brin, Instant consultedAt, String outcome, Person by) {}

  @Serdeable
  record MeasureView(
      UUID id,
      Measure.Kind kind,
      String description,
      @Nullable String owner,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate doneOn,
      Person by,
      Instant at) {
    static MeasureView of(Assessment.StatedMeasure stated, Map<UUID, String> names) {
      Measure measure = stated.measure();
      return new MeasureView(
          measure.id(),
          measure.kind(),
          measure.description(),
          measure.owner(),
          measure.dueOn(),
          measure.doneOn(),
          Person.of(stated.by(), names),
          stated.at());
    }
  }

  @Serdeable
  record CountView(
      Duty duty, long undecided, long awaitsSecond, long contradicted, long decided, long done) {
    static CountView of(Duty duty, List<Obligations.Obligation> all) {
      List<Obligations.Obligation> owed =
          all.stream().filter(obligation -> obligation.duty() == duty).toList();
      return new CountView(
          duty,
          count(owed, Obligations.State.UNDECIDED),
          count(owed, Obligations.State.AWAITS_SECOND),
          count(owed, Obligations.State.CONTRADICTED),
          count(owed, Obligations.State.DECIDED),
          owed.stream().filter(obligation -> obligation.doneAt() != null).count());
    }

    private static long count(List<Obligations.Obligation> owed, Obligations.State state) {
      return owed.stream().filter(obligation -> obligation.state() == state).count();
    }
  }

  static AssessmentView of(Dossier dossier, Instant now) {
    Assessment assessment = dossier.incident().assessment();
    Map<UUID, String> names = dossier.names();
    List<Obligations.Obligation> owed = Obligations.of(dossier.incident());
    return new AssessmentView(
        assessment.sensitive(),
        classification(assessment, names),
        risk(assessment, names),
        withholding(assessment.withholding(), names, now),
        equalMeasure(assessment.equalMeasure(), names),
        assessment.consultations().stream()
            .map(one ->
                new ConsultationView(
                    one.brin(), one.consultedAt(), one.outcome(), Person.of(one.by(), names)))
            .toList(),
        assessment.measures().values().stream()
            .map(stated -> MeasureView.of(stated, names))
            .toList(),
        Arrays.stream(Duty.values()).map(duty -> CountView.of(duty, owed)).toList(),
        dossier.incident().entries());
  }

  private static @Nullable ClassificationView classification(
      Assessment assessment, Map<UUID, String> names) {
    Assessment.ClassificationOnRecord found = assessment.classification();
    return found == null
        ? null
        : new ClassificationView(
            found.what(),
            found.establishedAt(),
            found.reasons(),
            Person.of(found.by(), names),
            found.at(),
            assessment.findClassification().isEmpty(),
            found.confirmedBy() == null ? null : Person.of(found.confirmedBy(), names),
            found.confirmedAt());
  }

  private static @Nullable RiskView risk(Assessment assessment, Map<UUID, String> names) {
    Assessment.RiskOnRecord risk = assessment.risk();
    return risk == null
        ? null
        : new RiskView(
            risk.risk(),
            risk.method(),
            risk.reasons(),
            risk.departure(),
            assessment.findAdvisedRisk().orElse(null),
            assessment.departsInSilence(),
            Person.of(risk.by(), names),
            risk.at());
  }

  private static @Nullable WithholdingView withholding(
      Assessment.@Nullable Withholding last, Map<UUID, String> names, Instant now) {
    return last == null
        ? null
        : new WithholdingView(
            last.from(),
            last.until(),
            last.reason(),
            Person.of(last.by(), names),
            last.endedAt(),
            last.holdsAt(now));
  }

  private static @Nullable EqualMeasureView equalMeasure(
      Assessment.@Nullable EqualMeasure found, Map<UUID, String> names) {
    return found == null
        ? null
        : new EqualMeasureView(
            found.brins(), found.reason(), Person.of(found.by(), names), found.at());
  }
}
