package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.PaperRules;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.letter.NoticeFacts;
import nl.lekdicht.letter.NoticeTexts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.school.SchoolFile;
import nl.lekdicht.school.Suppliers;
import org.jspecify.annotations.Nullable;

/** Writes notices to schools from what is known of the incident now (Art. 8.2 and 8.3, its annex; art. 33(2) AVG). */
@Singleton
final class Notices {
  private final Writing writing;
  private final Taken taken;
  private final SchoolDirectory schools;
  private final Suppliers suppliers;
  private final NoticeTexts texts;

  Notices(
      Writing writing,
      Taken taken,
      SchoolDirectory schools,
      Suppliers suppliers,
      NoticeTexts texts) {
    this.writing = writing;
    this.taken = taken;
    this.schools = schools;
    this.suppliers = suppliers;
    this.texts = texts;
  }

  /**
   * What is to be written.
   *
   * @param schools null for all that are hit
   * @param answerBefore by when a school should answer to a joint intention
   */
  record Order(PaperKind kind, @Nullable List<String> schools, @Nullable Instant answerBefore) {}

  Reply<List<PaperSummary>> write(
      Viewer viewer, UUID incidentId, Order order, @Nullable RequestKey key) {
    return writing.write(
        viewer,
        incidentId,
        key,
        (incident, occasion) -> compose(viewer, incident, order, occasion));
  }

  private Outcome<Writing.Batch> compose(
      Viewer viewer, Incident incident, Order order, Occasion occasion) {
    Instant answerBefore = order.answerBefore();
    if (answerBefore != null && !answerBefore.isAfter(occasion.at())) {
      return Outcome.refused(new Refusal.InvalidField("answerBefore", "must be later than now"));
    }
    List<String> brins = Taken.schools(incident, order.schools());
    Taken.Numbers numbers = taken.numbers(incident.id(), order.kind());
    Refusal refusal = Taken.refusal(incident, order.kind(), brins, numbers);
    if (refusal != null) {
      return Outcome.refused(refusal);
    }
    Map<String, SchoolFile> files = schools.files(brins);
    String supplier = suppliers.particulars(Objects.requireNonNull(viewer.supplier())).name();
    List<Kept.Fresh> papers = new ArrayList<>();
    for (String brin : brins) {
      SchoolFile file = files.get(brin);
      if (file == null) {
        return Outcome.refused(new Refusal.Unknown("school", brin));
      }
      int number = numbers.next(brin);
      String content = texts.notice(facts(incident, order, number, supplier, file));
      papers.add(
          Kept.Fresh.prose(
              order.kind(), number, brin, file.language(), null, content, occasion.at()));
    }
    return Outcome.accepted(
        new Writing.Batch(order.kind(), incident.assessment().authors(Set.copyOf(brins)), papers));
  }

  private static NoticeFacts facts(
      Incident incident, Order order, int number, String supplier, SchoolFile file) {
    Assessment assessment = incident.assessment();
    Assessment.RiskOnRecord risk = assessment.risk();
    return new NoticeFacts(
        order.kind(),
        number,
        file.language(),
        file.sixHeadings(),
        supplier,
        file.name(),
        incident.opened().event().number(),
        assessment.of(file.brin()),
        assessment.statedMeasures(),
        incident.receivedAt(),
        incident.discoveredAt(),
        PaperRules.establishedAt(incident).orElse(null),
        null,
        risk == null ? null : risk.risk(),
        order.answerBefore(),
        incident.schools().size());
  }
}
