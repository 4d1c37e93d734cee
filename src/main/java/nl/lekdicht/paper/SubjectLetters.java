package nl.lekdicht.paper;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.paper.PaperKind;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.letter.NoticeTexts;
import nl.lekdicht.letter.SubjectFacts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.ContactKind;
import nl.lekdicht.school.SchoolDirectory;
import nl.lekdicht.school.SchoolFile;
import nl.lekdicht.school.Suppliers;
import org.jspecify.annotations.Nullable;

/** Writes the letters that schools can send to the people concerned (art. 34(2) AVG; Art. 8.6). */
@Singleton
final class SubjectLetters {
  private final Writing writing;
  private final Taken taken;
  private final SchoolDirectory schools;
  private final Suppliers suppliers;
  private final NoticeTexts texts;

  SubjectLetters(
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

  /** In which languages and for whom; for each school one letter of every combination. */
  record Order(
      @Nullable List<String> schools,
      List<String> languages,
      List<SubjectFacts.Audience> audiences) {}

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
    List<String> brins = Taken.schools(incident, order.schools());
    Taken.Numbers numbers = taken.numbers(incident.id(), PaperKind.SUBJECT_LETTER);
    Refusal refusal = Taken.refusal(incident, PaperKind.SUBJECT_LETTER, brins, numbers);
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
      for (String language : order.languages()) {
        for (SubjectFacts.Audience audience : order.audiences()) {
          String content = texts.letter(facts(incident, file, supplier, language, audience));
          papers.add(
              Kept.Fresh.prose(
                  PaperKind.SUBJECT_LETTER,
                  numbers.next(brin),
                  brin,
                  language,
                  audience.name(),
                  content,
                  occasion.at()));
        }
      }
    }
    return Outcome.accepted(
        new Writing.Batch(
            PaperKind.SUBJECT_LETTER, incident.assessment().authors(Set.copyOf(brins)), papers));
  }

  private static SubjectFacts facts(
      Incident incident,
      SchoolFile file,
      String supplier,
      String language,
      SubjectFacts.Audience audience) {
    Assessment assessment = incident.assessment();
    return new SubjectFacts(
        language,
        audience,
        file.name(),
        supplier,
        assessment.of(file.brin()),
        assessment.statedMeasures(),
        incident.discoveredAt(),
        contact(file));
  }

  /** Whom people can ask at the school: its contact, or else nobody by name. */
  private static @Nullable String contact(SchoolFile file) {
    return file.contacts().getOrDefault(ContactKind.SCHOOL_CONTACT, List.of()).stream()
        .min(Comparator.comparing(SchoolFile.Addressee::email))
        .map(to ->
            Stream.of(to.name(), to.telephone(), to.email())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("\n")))
        .orElse(null);
  }
}
