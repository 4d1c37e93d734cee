package nl.lekdicht.judgement;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Decision;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.severity.Adjustment;
import nl.lekdicht.core.severity.Advice;
import nl.lekdicht.core.severity.Availability;
import nl.lekdicht.core.severity.Band;
import nl.lekdicht.core.severity.Confidentiality;
import nl.lekdicht.core.severity.DataNature;
import nl.lekdicht.core.severity.Flag;
import nl.lekdicht.core.severity.Ground;
import nl.lekdicht.core.severity.Identifiability;
import nl.lekdicht.core.severity.Inputs;
import nl.lekdicht.core.severity.Integrity;
import nl.lekdicht.core.severity.Score;
import nl.lekdicht.core.severity.Severity;
import nl.lekdicht.incident.Dossier;
import nl.lekdicht.incident.Person;
import org.jspecify.annotations.Nullable;

/**
 * How bad an incident is for people.
 *
 * @param proposed what the facts of all schools together suggest
 * @param silent the facts that the proposal would rest on and that nobody has stated
 * @param onRecord null while none was assessed
 * @param advice after the severity on record, or else the proposal
 */
@Serdeable
record SeverityView(
    InputsView proposed,
    ScoreView proposedScore,
    List<Fact> silent,
    @Nullable RecordView onRecord,
    AdviceView advice) {

  @Serdeable
  record InputsView(
      Set<DataNature> natures,
      List<AdjustmentView> context,
      Identifiability identifiability,
      Confidentiality confidentiality,
      Integrity integrity,
      Availability availability,
      boolean malicious,
      long people,
      boolean unintelligible) {
    static InputsView of(Inputs inputs) {
      return new InputsView(
          new TreeSet<>(inputs.natures()),
          inputs.context().stream()
              .map(adjustment -> new AdjustmentView(adjustment.why(), adjustment.steps()))
              .toList(),
          inputs.identifiability(),
          inputs.confidentiality(),
          inputs.integrity(),
          inputs.availability(),
          inputs.malicious(),
          inputs.people(),
          inputs.unintelligible());
    }
  }

  @Serdeable
  record AdjustmentView(Adjustment.Why why, int steps) {}

  /**
   * @param severity such as 2.75
   */
  @Serdeable
  record ScoreView(
      int quarters,
      String severity,
      Band band,
      Set<Flag> flags,
      int dataContext,
      int identifiability,
      int circumstances) {
    static ScoreView of(Score score) {
      return new ScoreView(
          score.quarters(),
          score.decimal(),
          score.band(),
          new TreeSet<>(score.flags()),
          score.dataContext(),
          score.identifiability(),
          score.circumstances());
    }
  }

  @Serdeable
  record RecordView(InputsView inputs, ScoreView score, Person by, Instant at) {}

  /**
   * @param risk what a judgement departs from when it is another
   */
  @Serdeable
  record AdviceView(Advice.Act act, List<Advice.Reason> reasons, @Nullable Risk risk) {}

  static SeverityView of(Dossier dossier) {
    Assessment assessment = dossier.incident().assessment();
    Facts facts = assessment.acrossSchools();
    Inputs proposed = Severity.proposed(facts);
    Assessment.SeverityOnRecord onRecord = assessment.severity();
    Score score = Severity.score(onRecord == null ? proposed : onRecord.inputs());
    Advice advice =
        Advice.of(
            facts,
            assessment.risk() == null ? null : assessment.risk().risk(),
            score,
            grounds(dossier));
    return new SeverityView(
        InputsView.of(proposed),
        ScoreView.of(Severity.score(proposed)),
        List.copyOf(new TreeSet<>(Severity.unstated(facts))),
        onRecord == null
            ? null
            : new RecordView(
                InputsView.of(onRecord.inputs()),
                ScoreView.of(score),
                Person.of(onRecord.by(), dossier.names()),
                onRecord.at()),
        new AdviceView(advice.act(), advice.reasons(), assessment.findAdvisedRisk().orElse(null)));
  }

  /** Of art. 34(3) AVG, once there is one for every school: as long as one is without, its people are to be told. */
  private static Set<Ground> grounds(Dossier dossier) {
    Set<Ground> grounds = new TreeSet<>();
    for (String brin : dossier.incident().schools().keySet()) {
      Decision decision =
          dossier.incident().assessment().findStanding(Duty.DATA_SUBJECTS, brin).orElse(null);
      nl.lekdicht.core.incident.Ground ground = decision == null ? null : decision.ground();
      switch (ground) {
        case UNINTELLIGIBLE -> grounds.add(Ground.A);
        case RISK_TAKEN_AWAY -> grounds.add(Ground.B);
        case OUT_OF_PROPORTION -> grounds.add(Ground.C);
        case NO_HIGH_RISK -> {
          return Set.of();
        }
        case null -> {
          return Set.of();
        }
      }
    }
    return grounds;
  }
}
