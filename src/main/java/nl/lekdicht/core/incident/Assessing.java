package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.fact.Facts;
import nl.lekdicht.core.fact.Value;
import nl.lekdicht.core.paper.PaperKind;
import org.jspecify.annotations.Nullable;

/** An assessment on its way through the journal; part of {@link Fold}, and mutable as that is. */
final class Assessing {
  private Facts facts = Facts.NONE;
  private final Map<String, Facts> ofSchools = new LinkedHashMap<>();
  private final Map<UUID, Assessment.StatedMeasure> measures = new LinkedHashMap<>();
  private Assessment.@Nullable ClassificationOnRecord classification;
  private Assessment.@Nullable SeverityOnRecord severity;
  private Assessment.@Nullable RiskOnRecord risk;
  private final Map<String, Dealings> dealings = new LinkedHashMap<>();
  private Assessment.@Nullable Withholding withholding;
  private Assessment.@Nullable EqualMeasure equalMeasure;
  private List<Assessment.Consultation> consultations = List.of();

  static Assessing begin() {
    return new Assessing();
  }

  static Assessing of(Assessment from) {
    Assessing copy = new Assessing();
    copy.facts = from.facts();
    copy.ofSchools.putAll(from.ofSchools());
    copy.measures.putAll(from.measures());
    copy.classification = from.classification();
    copy.severity = from.severity();
    copy.risk = from.risk();
    copy.dealings.putAll(from.dealings());
    copy.withholding = from.withholding();
    copy.equalMeasure = from.equalMeasure();
    copy.consultations = from.consultations();
    return copy;
  }

  Assessment assessment() {
    return new Assessment(
        facts,
        Collections.unmodifiableMap(ofSchools),
        Collections.unmodifiableMap(measures),
        classification,
        severity,
        risk,
        Collections.unmodifiableMap(dealings),
        withholding,
        equalMeasure,
        consultations);
  }

  void take(Recorded<IncidentEvent> recorded, AssessmentEvent event) {
    switch (event) {
      case AssessmentEvent.FactsStated stated -> state(recorded, stated);
      case AssessmentEvent.MeasureStated stated ->
          measures.put(
              stated.to().id(),
              new Assessment.StatedMeasure(stated.to(), recorded.by(), recorded.at()));
      case AssessmentEvent.Classified found ->
          classification =
              new Assessment.ClassificationOnRecord(
                  found.what(),
                  found.establishedAt(),
                  found.reasons(),
                  recorded.by(),
                  recorded.at(),
                  null,
                  null);
      case AssessmentEvent.ClassificationConfirmed confirmed -> confirm(recorded, confirmed);
      case AssessmentEvent.SeverityAssessed assessed ->
          severity =
              new Assessment.SeverityOnRecord(
                  assessed.inputs(),
                  assessed.quarters(),
                  assessed.band(),
                  recorded.by(),
                  recorded.at());
      case AssessmentEvent.RiskJudged judged ->
          risk =
              new Assessment.RiskOnRecord(
                  judged.risk(),
                  judged.method(),
                  judged.reasons(),
                  judged.departure(),
                  recorded.by(),
                  recorded.at());
      case AssessmentEvent.NotificationDecided decided -> {
        Decision decision =
            new Decision(
                decided.toBeTold(),
                decided.reason(),
                decided.ground(),
                recorded.by(),
                recorded.at(),
                null,
                null);
        decided.brins().forEach(brin -> deal(brin, with -> with.decided(decided.duty(), decision)));
      }
      case AssessmentEvent.DecisionConfirmed confirmed ->
          confirmed
              .brins()
              .forEach(brin -> deal(brin, with -> confirmed(with, confirmed.duty(), recorded)));
      case AssessmentEvent.CommunicationWithheld withheld ->
          withholding =
              new Assessment.Withholding(
                  recorded.at(), withheld.until(), withheld.reason(), recorded.by(), null);
      case AssessmentEvent.WithholdingEnded _ -> endWithholding(recorded.at());
      case AssessmentEvent.SubjectsInformed told ->
          deal(
              told.brin(),
              with ->
                  with.informed(
                      new Dealings.Informed(told.informedAt(), told.how(), range(told.people()))));
      case AssessmentEvent.SchoolConsulted consulted ->
          consultations =
              Stream.concat(
                      consultations.stream(),
                      Stream.of(
                          new Assessment.Consultation(
                              consulted.brin(),
                              consulted.consultedAt(),
                              consulted.outcome(),
                              recorded.by())))
                  .toList();
      case AssessmentEvent.EqualMeasureFound found ->
          equalMeasure =
              new Assessment.EqualMeasure(
                  found.brins(), found.reason(), recorded.by(), recorded.at());
      case AssessmentEvent.IntentionAnswered answered ->
          deal(
              answered.brin(),
              with ->
                  with.answered(
                      new Dealings.JointAnswer(
                          answered.agrees(), answered.remark(), recorded.by(), recorded.at())));
    }
  }

  void take(Recorded<IncidentEvent> recorded, PaperEvent event) {
    switch (event) {
      case PaperEvent.PapersSent sent -> {
        if (sent.kind().isNotice()) {
          Instant intention = sent.kind() == PaperKind.JOINT_INTENTION ? recorded.at() : null;
          sent.papers().forEach(paper -> deal(paper.brin(), with -> with.noticed(intention)));
        }
      }
      case PaperEvent.PaperAcknowledged acknowledged ->
          deal(acknowledged.brin(), with -> with.acknowledged(recorded.at()));
      case PaperEvent.DraftFiled filed ->
          filed.brins().forEach(brin -> deal(brin, with -> with.filed(next(with.filing(), filed))));
      case PaperEvent.PapersWritten _,
          PaperEvent.PaperRewritten _,
          PaperEvent.PapersSubmitted _,
          PaperEvent.PapersApproved _,
          PaperEvent.PapersRejected _,
          PaperEvent.ConfirmationKept _,
          PaperEvent.PaperDropped _ -> {}
    }
  }

  /** That a school's notification is not needed was recorded as a moment before decisions were. */
  void waiveAp(Recorded<IncidentEvent> recorded, IncidentEvent.SchoolMomentRecorded moment) {
    Decision decision =
        new Decision(false, moment.description(), null, recorded.by(), recorded.at(), null, null);
    deal(moment.brin(), with -> with.decided(Duty.AP_NOTIFICATION, decision));
  }

  /** A school that is no longer hit, and is named again later, starts anew. */
  void keepOnly(Set<String> brins) {
    dealings.keySet().retainAll(brins);
    ofSchools.keySet().retainAll(brins);
  }

  private static Dealings.Filing next(
      Dealings.@Nullable Filing before, PaperEvent.DraftFiled filed) {
    return before == null
        ? new Dealings.Filing(
            filed.number(),
            filed.filedAt(),
            filed.lateReason(),
            1,
            filed.joint(),
            filed.withdrawal())
        : new Dealings.Filing(
            before.number(),
            before.firstFiledAt(),
            before.lateReason(),
            before.filings() + 1,
            before.joint(),
            filed.withdrawal());
  }

  private void state(Recorded<IncidentEvent> recorded, AssessmentEvent.FactsStated stated) {
    String brin = stated.brin();
    Facts next = brin == null ? facts : ofSchools.getOrDefault(brin, Facts.NONE);
    for (AssessmentEvent.Change change : stated.changes()) {
      String to = change.to();
      next =
          next.with(
              change.fact(),
              to == null
                  ? null
                  : new Facts.Stated(
                      Value.parse(change.fact().kind(), to),
                      recorded.by(),
                      recorded.at(),
                      recorded.number()));
    }
    if (brin == null) {
      facts = next;
    } else {
      ofSchools.put(brin, next);
    }
  }

  private void confirm(
      Recorded<IncidentEvent> recorded, AssessmentEvent.ClassificationConfirmed confirmed) {
    if (classification == null || classification.what() != confirmed.what()) {
      throw new IllegalArgumentException("a classification is confirmed that is not on record");
    }
    classification =
        new Assessment.ClassificationOnRecord(
            classification.what(),
            classification.establishedAt(),
            classification.reasons(),
            classification.by(),
            classification.at(),
            recorded.by(),
            recorded.at());
  }

  private static Dealings confirmed(Dealings with, Duty duty, Recorded<IncidentEvent> recorded) {
    Decision decision =
        with.find(duty)
            .orElseThrow(
                () -> new IllegalArgumentException("a decision is confirmed that was not taken"));
    return with.decided(duty, decision.confirmed(recorded.by(), recorded.at()));
  }

  private void endWithholding(Instant at) {
    if (withholding == null) {
      throw new IllegalArgumentException("what was not withheld is released");
    }
    withholding =
        new Assessment.Withholding(
            withholding.from(), withholding.until(), withholding.reason(), withholding.by(), at);
  }

  private void deal(String brin, UnaryOperator<Dealings> change) {
    dealings.put(brin, change.apply(dealings.getOrDefault(brin, Dealings.NONE)));
  }

  private static Value.@Nullable Range range(@Nullable String text) {
    return text == null ? null : (Value.Range) Value.parse(Value.Kind.RANGE, text);
  }
}
