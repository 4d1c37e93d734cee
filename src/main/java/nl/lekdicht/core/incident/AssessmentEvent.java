package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.fact.Classification;
import nl.lekdicht.core.fact.Fact;
import nl.lekdicht.core.fact.Measure;
import nl.lekdicht.core.fact.Risk;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.severity.Band;
import nl.lekdicht.core.severity.Inputs;
import org.jspecify.annotations.Nullable;

/** What was stated, judged and decided of an incident. */
public sealed interface AssessmentEvent extends IncidentEvent {

  /**
   * @param brin of the school for which it holds; null for all of which nothing else is stated
   */
  record FactsStated(@Nullable String brin, List<Change> changes) implements AssessmentEvent {
    public FactsStated {
      changes = List.copyOf(changes);
    }
  }

  /**
   * One fact, with the texts of its values ({@link Value#text}).
   *
   * @param from null when nothing was stated
   * @param to null when the statement is withdrawn
   */
  record Change(Fact fact, @Nullable String from, @Nullable String to) {}

  /**
   * @param from as it was stated before; null for a new one
   */
  record MeasureStated(@Nullable Measure from, Measure to) implements AssessmentEvent {}

  /**
   * @param establishedAt when that was certain; null where nothing is
   */
  record Classified(Classification what, @Nullable Instant establishedAt, String reasons)
      implements AssessmentEvent {}

  /** A second person agrees that it is no breach. */
  record ClassificationConfirmed(Classification what) implements AssessmentEvent {}

  /**
   * @param quarters what the method of ENISA made of it, in quarters
   */
  record SeverityAssessed(Inputs inputs, int quarters, Band band) implements AssessmentEvent {}

  /**
   * @param departure why the judgement is another than was advised; null when it is not
   */
  record RiskJudged(Risk risk, String method, String reasons, @Nullable String departure)
      implements AssessmentEvent {}

  /** Whether these schools are told, or the authority or the people concerned for them. */
  record NotificationDecided(
      Duty duty, List<String> brins, boolean toBeTold, @Nullable Ground ground, String reason)
      implements AssessmentEvent {
    public NotificationDecided {
      brins = List.copyOf(brins);
    }
  }

  /** A second person agrees that these need not be told. */
  record DecisionConfirmed(Duty duty, List<String> brins) implements AssessmentEvent {
    public DecisionConfirmed {
      brins = List.copyOf(brins);
    }
  }

  /**
   * Nothing is sent for a while, on purpose. Terms keep running.
   *
   * @param until when it ends by itself
   */
  record CommunicationWithheld(Instant until, String reason) implements AssessmentEvent {}

  record WithholdingEnded(String reason) implements AssessmentEvent {}

  /**
   * The people concerned were told by their school.
   *
   * @param people as {@link Value.Range#text}; null when it is not known how many
   */
  record SubjectsInformed(
      String brin, Instant informedAt, String how, @Nullable String people, @Nullable UUID paper)
      implements AssessmentEvent {}

  /** A school was consulted about a joint notification (Art. 8.5). */
  record SchoolConsulted(String brin, Instant consultedAt, String outcome)
      implements AssessmentEvent {}

  /** These schools are hit in equal measure (Art. 8.5). */
  record EqualMeasureFound(List<String> brins, String reason) implements AssessmentEvent {
    public EqualMeasureFound {
      brins = List.copyOf(brins);
    }
  }

  /** What a school says to the intention to notify jointly. */
  record IntentionAnswered(String brin, boolean agrees, @Nullable String remark)
      implements AssessmentEvent {}
}
