package nl.lekdicht.incident;

import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Occasion;
import nl.lekdicht.core.Outcome;
import nl.lekdicht.core.Refusal;
import nl.lekdicht.core.incident.IncidentDecider;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.SchoolTerm;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.database.Desk;
import nl.lekdicht.database.TimeOrderedId;
import nl.lekdicht.database.Viewer;
import nl.lekdicht.library.ChecklistEdition;
import nl.lekdicht.receipt.AnsweredMeanwhile;
import nl.lekdicht.receipt.Receipt;
import nl.lekdicht.receipt.Receipts;
import nl.lekdicht.receipt.Reply;
import nl.lekdicht.receipt.RequestKey;
import nl.lekdicht.school.SchoolDirectory;
import org.jspecify.annotations.Nullable;

/** Makes reports into incidents. */
@Singleton
final class Openings {
  /** Incidents are numbered by the year in which they are opened, on the clock of the suppliers. */
  private static final ZoneId YEARS = ZoneId.of("Europe/Amsterdam");

  private final Desk desk;
  private final Dossiers dossiers;
  private final IncidentStore store;
  private final ReportStore reports;
  private final KeptTexts texts;
  private final SchoolTerms schoolTerms;
  private final SchoolDirectory schools;
  private final Receipts receipts;

  Openings(
      Desk desk,
      Dossiers dossiers,
      IncidentStore store,
      ReportStore reports,
      KeptTexts texts,
      SchoolTerms schoolTerms,
      SchoolDirectory schools,
      Receipts receipts) {
    this.desk = desk;
    this.dossiers = dossiers;
    this.store = store;
    this.reports = reports;
    this.texts = texts;
    this.schoolTerms = schoolTerms;
    this.schools = schools;
    this.receipts = receipts;
  }

  /** Opens an incident for a report, with its first run. */
  Reply<IncidentView> open(Viewer viewer, Inputs.Opening input, @Nullable RequestKey key) {
    return desk.work(
        viewer,
        occasion -> {
          Optional<Receipt> answered = receipts.find(key);
          if (answered.isPresent()) {
            return again(dossiers.find(answered.get().subject()).orElseThrow(), answered.get());
          }
          return switch (opened(viewer, input, occasion)) {
            case Outcome.Refused<Dossier>(Refusal refusal) -> {
              if (receipts.find(key).isPresent()) {
                throw new AnsweredMeanwhile();
              }
              yield Reply.refused(refusal);
            }
            case Outcome.Accepted<Dossier>(Dossier dossier) -> {
              receipts.keep(key, occasion, dossier.id(), dossier.head().number(), false);
              yield new Reply.Done<>(view(dossier, occasion.at()), false);
            }
          };
        });
  }

  private Reply<IncidentView> again(Dossier now, Receipt receipt) {
    return new Reply.Done<>(view(dossiers.asOf(now, receipt.entry()), receipt.at()), true);
  }

  private Outcome<Dossier> opened(Viewer viewer, Inputs.Opening input, Occasion occasion) {
    Optional<ReportRow> report = reports.find(input.reportId());
    if (report.isEmpty()) {
      return Outcome.refused(new Refusal.InvalidField("reportId", "must be the id of a report"));
    }
    if (report.get().incidentId() != null) {
      return Outcome.refused(
          new Refusal.NotNow(
              "report-already-handled",
              "Report %s was already made into incident %s."
                  .formatted(input.reportId(), report.get().incidentId())));
    }
    Optional<ChecklistEdition> checklist = texts.find(input.checklistId());
    if (checklist.isEmpty()) {
      return Outcome.refused(new Refusal.InvalidField("checklistId", KeptTexts.NO_SUCH));
    }
    return switch (schoolTerms.of(input.schools(), Map.of())) {
      case Outcome.Refused<List<SchoolTerm>>(Refusal refusal) -> Outcome.refused(refusal);
      case Outcome.Accepted<List<SchoolTerm>>(List<SchoolTerm> terms) ->
          begin(viewer, input, report.get(), checklist.get(), terms, occasion);
    };
  }

  private Outcome<Dossier> begin(
      Viewer viewer,
      Inputs.Opening input,
      ReportRow report,
      ChecklistEdition edition,
      List<SchoolTerm> terms,
      Occasion occasion) {
    IncidentDecider.RunStart start =
        new IncidentDecider.RunStart(
            TimeOrderedId.at(occasion.at()),
            edition.checklist(),
            edition.original().digest(),
            report.receivedAt(),
            null);
    Outcome<IncidentEvent> run =
        IncidentDecider.started(
            start, report.discoveredAt(), texts.presentTerms(), texts::calendar);
    if (!(run instanceof Outcome.Accepted<IncidentEvent>(IncidentEvent runStarted))) {
      return Outcome.refused(((Outcome.Refused<IncidentEvent>) run).refusal());
    }
    UUID supplier = Reports.supplierOf(viewer);
    UUID id = TimeOrderedId.at(occasion.at());
    int year = occasion.at().atZone(YEARS).getYear();
    String number = "%d-%04d".formatted(year, store.nextNumber(supplier, year));
    IncidentEvent.Opened opened =
        new IncidentEvent.Opened(
            number,
            input.title(),
            edition.checklist().incidentKind(),
            report.report().what(),
            report.report().where(),
            report.id(),
            Reports.digest(report.report()),
            report.receivedAt(),
            report.discoveredAt(),
            terms,
            texts.keepTerms(occasion.at()));
    int inserted =
        store.insert(
            id,
            supplier,
            number,
            report.id(),
            opened.title(),
            opened.kind().name(),
            occasion.at(),
            Chain.Head.EMPTY.hash());
    if (inserted == 0) {
      throw new AnsweredMeanwhile();
    }
    texts.keep(edition, occasion.at());
    Dossier dossier =
        dossiers.append(dossiers.begin(supplier, id, opened, occasion), runStarted, occasion);
    dossiers.save(null, dossier);
    return Outcome.accepted(dossier);
  }

  private IncidentView view(Dossier dossier, Instant at) {
    return IncidentView.of(dossier, schools.names(dossier.incident().schools().keySet()), at);
  }
}
