package nl.lekdicht.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import nl.lekdicht.core.checklist.RunEvent;
import nl.lekdicht.core.incident.AssessmentEvent;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.KeepingEvent;
import nl.lekdicht.core.incident.PaperEvent;
import org.jspecify.annotations.Nullable;

/**
 * Events as journal kind and body text, and back. The names in the text are those of the event's components: renaming one is a change of
 * the stored format, which {@code EventTextTest} refuses.
 */
final class EventText {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
          .build();

  private static final Map<String, Class<? extends IncidentEvent>> OF_INCIDENT =
      Map.ofEntries(
          Map.entry("incident-opened", IncidentEvent.Opened.class),
          Map.entry("run-started", IncidentEvent.RunStarted.class),
          Map.entry("run-withdrawn", IncidentEvent.RunWithdrawn.class),
          Map.entry("schools-changed", IncidentEvent.SchoolsChanged.class),
          Map.entry("school-moment-recorded", IncidentEvent.SchoolMomentRecorded.class),
          Map.entry("moment-corrected", IncidentEvent.MomentCorrected.class),
          Map.entry("deadline-warned", IncidentEvent.DeadlineWarned.class),
          Map.entry("deadline-acknowledged", IncidentEvent.DeadlineAcknowledged.class),
          Map.entry("update-given", IncidentEvent.UpdateGiven.class),
          Map.entry("update-missed", IncidentEvent.UpdateMissed.class),
          Map.entry("mail-returned", IncidentEvent.MailReturned.class),
          Map.entry("facts-stated", AssessmentEvent.FactsStated.class),
          Map.entry("measure-stated", AssessmentEvent.MeasureStated.class),
          Map.entry("incident-classified", AssessmentEvent.Classified.class),
          Map.entry("classification-confirmed", AssessmentEvent.ClassificationConfirmed.class),
          Map.entry("severity-assessed", AssessmentEvent.SeverityAssessed.class),
          Map.entry("risk-judged", AssessmentEvent.RiskJudged.class),
          Map.entry("notification-decided", AssessmentEvent.NotificationDecided.class),
          Map.entry("decision-confirmed", AssessmentEvent.DecisionConfirmed.class),
          Map.entry("communication-withheld", AssessmentEvent.CommunicationWithheld.class),
          Map.entry("withholding-ended", AssessmentEvent.WithholdingEnded.class),
          Map.entry("subjects-informed", AssessmentEvent.SubjectsInformed.class),
          Map.entry("school-consulted", AssessmentEvent.SchoolConsulted.class),
          Map.entry("equal-measure-found", AssessmentEvent.EqualMeasureFound.class),
          Map.entry("intention-answered", AssessmentEvent.IntentionAnswered.class),
          Map.entry("papers-written", PaperEvent.PapersWritten.class),
          Map.entry("paper-rewritten", PaperEvent.PaperRewritten.class),
          Map.entry("papers-submitted", PaperEvent.PapersSubmitted.class),
          Map.entry("papers-approved", PaperEvent.PapersApproved.class),
          Map.entry("papers-rejected", PaperEvent.PapersRejected.class),
          Map.entry("papers-sent", PaperEvent.PapersSent.class),
          Map.entry("paper-acknowledged", PaperEvent.PaperAcknowledged.class),
          Map.entry("draft-filed", PaperEvent.DraftFiled.class),
          Map.entry("confirmation-kept", PaperEvent.ConfirmationKept.class),
          Map.entry("paper-dropped", PaperEvent.PaperDropped.class),
          Map.entry("evidence-kept", KeepingEvent.EvidenceKept.class),
          Map.entry("retention-held", KeepingEvent.RetentionHeld.class),
          Map.entry("hold-lifted", KeepingEvent.HoldLifted.class),
          Map.entry("incident-closed", IncidentEvent.Closed.class));

  private static final Map<String, Class<? extends RunEvent>> OF_STEP =
      Map.of(
          "step-completed", RunEvent.StepCompleted.class,
          "step-skipped", RunEvent.StepSkipped.class,
          "step-corrected", RunEvent.StepCorrected.class);

  private static final String RUN = "run";

  private EventText() {}

  static String kindOf(IncidentEvent event) {
    return switch (event) {
      case IncidentEvent.Opened _ -> "incident-opened";
      case IncidentEvent.RunStarted _ -> "run-started";
      case IncidentEvent.RunWithdrawn _ -> "run-withdrawn";
      case IncidentEvent.SchoolsChanged _ -> "schools-changed";
      case IncidentEvent.SchoolMomentRecorded _ -> "school-moment-recorded";
      case IncidentEvent.MomentCorrected _ -> "moment-corrected";
      case IncidentEvent.DeadlineWarned _ -> "deadline-warned";
      case IncidentEvent.DeadlineAcknowledged _ -> "deadline-acknowledged";
      case IncidentEvent.UpdateGiven _ -> "update-given";
      case IncidentEvent.UpdateMissed _ -> "update-missed";
      case IncidentEvent.MailReturned _ -> "mail-returned";
      case IncidentEvent.Closed _ -> "incident-closed";
      case AssessmentEvent assessed -> kindOf(assessed);
      case PaperEvent paper -> kindOf(paper);
      case KeepingEvent.EvidenceKept _ -> "evidence-kept";
      case KeepingEvent.RetentionHeld _ -> "retention-held";
      case KeepingEvent.HoldLifted _ -> "hold-lifted";
      case IncidentEvent.StepRecorded step ->
          switch (step.what()) {
            case RunEvent.StepCompleted _ -> "step-completed";
            case RunEvent.StepSkipped _ -> "step-skipped";
            case RunEvent.StepCorrected _ -> "step-corrected";
          };
    };
  }

  private static String kindOf(AssessmentEvent event) {
    return switch (event) {
      case AssessmentEvent.FactsStated _ -> "facts-stated";
      case AssessmentEvent.MeasureStated _ -> "measure-stated";
      case AssessmentEvent.Classified _ -> "incident-classified";
      case AssessmentEvent.ClassificationConfirmed _ -> "classification-confirmed";
      case AssessmentEvent.SeverityAssessed _ -> "severity-assessed";
      case AssessmentEvent.RiskJudged _ -> "risk-judged";
      case AssessmentEvent.NotificationDecided _ -> "notification-decided";
      case AssessmentEvent.DecisionConfirmed _ -> "decision-confirmed";
      case AssessmentEvent.CommunicationWithheld _ -> "communication-withheld";
      case AssessmentEvent.WithholdingEnded _ -> "withholding-ended";
      case AssessmentEvent.SubjectsInformed _ -> "subjects-informed";
      case AssessmentEvent.SchoolConsulted _ -> "school-consulted";
      case AssessmentEvent.EqualMeasureFound _ -> "equal-measure-found";
      case AssessmentEvent.IntentionAnswered _ -> "intention-answered";
    };
  }

  private static String kindOf(PaperEvent event) {
    return switch (event) {
      case PaperEvent.PapersWritten _ -> "papers-written";
      case PaperEvent.PaperRewritten _ -> "paper-rewritten";
      case PaperEvent.PapersSubmitted _ -> "papers-submitted";
      case PaperEvent.PapersApproved _ -> "papers-approved";
      case PaperEvent.PapersRejected _ -> "papers-rejected";
      case PaperEvent.PapersSent _ -> "papers-sent";
      case PaperEvent.PaperAcknowledged _ -> "paper-acknowledged";
      case PaperEvent.DraftFiled _ -> "draft-filed";
      case PaperEvent.ConfirmationKept _ -> "confirmation-kept";
      case PaperEvent.PaperDropped _ -> "paper-dropped";
    };
  }

  static String format(IncidentEvent event) {
    try {
      if (event instanceof IncidentEvent.StepRecorded(UUID run, RunEvent what)) {
        ObjectNode body = JSON.createObjectNode().put(RUN, run.toString());
        body.setAll((ObjectNode) JSON.valueToTree(what));
        return JSON.writeValueAsString(body);
      }
      return JSON.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an event that cannot be written: " + kindOf(event), e);
    }
  }

  /**
   * @throws IllegalArgumentException when the text is not of this kind: the record was tampered with, or written by a later version
   */
  static IncidentEvent parse(String kind, String body) {
    try {
      Class<? extends IncidentEvent> type = OF_INCIDENT.get(kind);
      if (type != null) {
        return complete(kind, JSON.readValue(body, type));
      }
      Class<? extends RunEvent> step = OF_STEP.get(kind);
      if (step != null && JSON.readTree(body) instanceof ObjectNode fields && fields.has(RUN)) {
        UUID run = UUID.fromString(fields.remove(RUN).asText());
        return complete(kind, new IncidentEvent.StepRecorded(run, JSON.treeToValue(fields, step)));
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("the body is no " + kind, e);
    }
    throw new IllegalArgumentException("the body is no " + kind);
  }

  /** The event, with everything that only {@code @Nullable} components may lack. */
  private static <T> T complete(String kind, @Nullable T event) {
    if (event == null || lacksSomething(event)) {
      throw new IllegalArgumentException("the body is no complete " + kind);
    }
    return event;
  }

  private static boolean lacksSomething(Object value) {
    if (value instanceof Collection<?> many) {
      return many.stream().anyMatch(EventText::lacksSomething);
    }
    return value instanceof Record
        && Stream.of(value.getClass().getRecordComponents())
            .anyMatch(component -> lacks(value, component));
  }

  private static boolean lacks(Object event, RecordComponent component) {
    try {
      Object value = component.getAccessor().invoke(event);
      return value == null
          ? !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
          : lacksSomething(value);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("a component that cannot be read: " + component, e);
    }
  }
}
