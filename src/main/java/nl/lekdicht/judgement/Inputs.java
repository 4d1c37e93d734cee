package nl.lekdicht.judgement;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.incident.AssessmentEvent;
import nl.lekdicht.core.incident.Duty;
import nl.lekdicht.core.incident.Ground;
import nl.lekdicht.core.severity.Adjustment;
import nl.lekdicht.core.severity.Availability;
import nl.lekdicht.core.severity.Confidentiality;
import nl.lekdicht.core.severity.DataNature;
import nl.lekdicht.core.severity.Identifiability;
import nl.lekdicht.core.severity.Integrity;
import nl.lekdicht.core.severity.Score;
import nl.lekdicht.core.severity.Severity;
import nl.lekdicht.web.BadRequest;
import nl.lekdicht.web.ValueJson;
import org.jspecify.annotations.Nullable;

/** The bodies of requests; the contract has their rules. */
final class Inputs {
  private Inputs() {}

  @Serdeable
  record StatedFacts(Map<String, @Nullable JsonNode> facts) {}

  @Serdeable
  record StatedMeasure(
      Measure.Kind kind,
      String description,
      @Nullable String owner,
      @Nullable LocalDate dueOn,
      @Nullable LocalDate doneOn) {
    Measure of(UUID id) {
      return new Measure(id, kind, description, owner, dueOn, doneOn);
    }
  }

  @Serdeable
  record Classified(
      Classification classification, @Nullable Instant establishedAt, String reasons) {
    AssessmentEvent event() {
      return new AssessmentEvent.Classified(classification, establishedAt, reasons);
    }
  }

  @Serdeable
  record Confirmed(Classification classification) {
    AssessmentEvent event() {
      return new AssessmentEvent.ClassificationConfirmed(classification);
    }
  }

  @Serdeable
  record Adjusted(Adjustment.Why why, int steps) {}

  @Serdeable
  record Assessed(
      Set<DataNature> natures,
      List<Adjusted> context,
      Identifiability identifiability,
      Confidentiality confidentiality,
      Integrity integrity,
      Availability availability,
      boolean malicious,
      long people,
      boolean unintelligible) {
    AssessmentEvent event() {
      if (context.stream().map(Adjusted::why).distinct().count() < context.size()) {
        throw BadRequest.because("context", "must give each reason once");
      }
      nl.lekdicht.core.severity.Inputs inputs =
          new nl.lekdicht.core.severity.Inputs(
              natures,
              context.stream().map(one -> new Adjustment(one.why(), one.steps())).toList(),
              identifiability,
              confidentiality,
              integrity,
              availability,
              malicious,
              people,
              unintelligible);
      Score score = Severity.score(inputs);
      return new AssessmentEvent.SeverityAssessed(inputs, score.quarters(), score.band());
    }
  }

  @Serdeable
  record RiskJudged(Risk risk, String method, String reasons, @Nullable String departure) {
    AssessmentEvent event() {
      return new AssessmentEvent.RiskJudged(risk, method, reasons, departure);
    }
  }

  /** Either schools or allSchools. */
  @Serdeable
  record Decided(
      Duty duty,
      @Nullable List<String> schools,
      @Nullable Boolean allSchools,
      boolean toBeTold,
      @Nullable Ground ground,
      String reason) {}

  /** Either schools or allSchools. */
  @Serdeable
  record DecisionConfirmed(
      Duty duty, @Nullable List<String> schools, @Nullable Boolean allSchools) {}

  @Serdeable
  record Withheld(Instant until, String reason) {
    AssessmentEvent event() {
      return new AssessmentEvent.CommunicationWithheld(until, reason);
    }
  }

  @Serdeable
  record Ended(String reason) {
    AssessmentEvent event() {
      return new AssessmentEvent.WithholdingEnded(reason);
    }
  }

  @Serdeable
  record Consulted(String brin, Instant consultedAt, String outcome) {
    AssessmentEvent event() {
      return new AssessmentEvent.SchoolConsulted(brin, consultedAt, outcome);
    }
  }

  @Serdeable
  record Compared(List<String> schools, String reason) {
    AssessmentEvent event() {
      return new AssessmentEvent.EqualMeasureFound(schools, reason);
    }
  }

  @Serdeable
  record JointAnswer(boolean agrees, @Nullable String remark) {
    AssessmentEvent of(String brin) {
      return new AssessmentEvent.IntentionAnswered(brin, agrees, remark);
    }
  }

  @Serdeable
  record Told(Instant informedAt, String how, ValueJson.@Nullable Range people) {
    AssessmentEvent of(String brin) {
      return new AssessmentEvent.SubjectsInformed(brin, informedAt, how, text(people), null);
    }

    private static @Nullable String text(ValueJson.@Nullable Range people) {
      if (people == null) {
        return null;
      }
      if (people.max() < people.min()) {
        throw BadRequest.because("people", "must have a max that is not less than its min");
      }
      return new Value.Range(people.min(), people.max()).text();
    }
  }
}
