package nl.lekdicht.incident;

import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.lekdicht.core.checklist.Recorded;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.IncidentRun;
import nl.lekdicht.core.incident.Ladders;
import nl.lekdicht.core.incident.Texts;
import nl.lekdicht.core.journal.Chain;
import nl.lekdicht.core.journal.Chain.Fault;
import nl.lekdicht.deadline.DeadlineBoard;
import nl.lekdicht.journal.Journal;
import nl.lekdicht.journal.Line;
import org.jspecify.annotations.Nullable;

/**
 * Re-reads everything that the transaction may see: follows each chain, folds it, and compares what is kept beside the journal with the
 * fold. Nothing is mended.
 */
@Singleton
final class Verification {
  /** Before every incident's id, and the id that stands where no incident is left to name. */
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private static final int PAGE = 200;
  private static final int MOST_RUNS = 10_000;
  private static final int MOST_SCHOOLS = 100_000;

  /** So many faults are told at most; one is enough to know that the record does not hold. */
  private static final int MOST_FAULTS = 1_000;

  private final IncidentStore store;
  private final ReportStore reports;
  private final Journal journal;
  private final Dossiers dossiers;
  private final DeadlineBoard board;
  private final KeptTexts texts;
  private final List<AlsoKept> others;
  private final List<KeptApart> apart;
  private final ErasureCheck erasures;

  Verification(
      IncidentStore store,
      ReportStore reports,
      Journal journal,
      Dossiers dossiers,
      DeadlineBoard board,
      KeptTexts texts,
      List<AlsoKept> others,
      List<KeptApart> apart,
      ErasureCheck erasures) {
    this.erasures = erasures;
    this.store = store;
    this.reports = reports;
    this.journal = journal;
    this.dossiers = dossiers;
    this.board = board;
    this.texts = texts;
    this.others = List.copyOf(others);
    this.apart = List.copyOf(apart);
  }

  /**
   * @param faults in the order of the incidents' ids and of their entries
   */
  record Findings(int incidents, long entries, List<Fault> faults) {
    boolean sound() {
      return faults.isEmpty();
    }
  }

  /** Within the transaction of the caller, which must read one snapshot: else what others write meanwhile looks like a fault. */
  Findings run() {
    List<Fault> faults = new ArrayList<>();
    Texts kept = texts.reread();
    int incidents = 0;
    long entries = 0;
    for (List<IncidentRow> page = store.listAfter(BEFORE_ALL, PAGE);
        !page.isEmpty();
        page = store.listAfter(page.getLast().id(), PAGE)) {
      for (IncidentRow row : page) {
        List<Line> lines = journal.read(row.id());
        incidents++;
        entries += lines.size();
        faults.addAll(faultsOf(row, lines, kept));
      }
    }
    for (UUID still : erasures.notErased(MOST_FAULTS)) {
      faults.add(new Fault(still, 1, "there is a certificate that it was erased, and it was not"));
    }
    for (UUID stray : journal.withoutIncident()) {
      faults.add(new Fault(stray, 1, "there are entries of an incident that does not exist"));
    }
    for (String year : store.missing(MOST_FAULTS)) {
      faults.add(
          new Fault(
              BEFORE_ALL, 1, "there are not as many incidents as numbers were given out: " + year));
    }
    apart.forEach(each ->
        each.differences().forEach(sentence -> faults.add(new Fault(BEFORE_ALL, 1, sentence))));
    return new Findings(incidents, entries, faults.stream().limit(MOST_FAULTS).toList());
  }

  private List<Fault> faultsOf(IncidentRow row, List<Line> lines, Texts kept) {
    List<Fault> broken =
        Chain.check(row.id(), lines.stream().map(Line::entry).toList(), row.head());
    if (!broken.isEmpty()) {
      return broken;
    }
    if (row.erasedAt() != null && !lines.isEmpty()) {
      return erasures.faultsOf(row, lines).stream()
          .map(sentence -> new Fault(row.id(), lines.size(), sentence))
          .toList();
    }
    Incident incident = null;
    for (Line line : lines) {
      try {
        incident = dossiers.follow(incident, line, kept);
      } catch (DataAccessException outage) {
        throw outage;
      } catch (RuntimeException e) {
        return List.of(
            new Fault(
                row.id(),
                line.entry().number(),
                "cannot follow the entries before it: " + e.getMessage()));
      }
    }
    return incident == null
        ? List.of(new Fault(row.id(), 1, "there is an incident without entries"))
        : differences(row, incident, lines);
  }

  private List<Fault> differences(IncidentRow row, Incident incident, List<Line> lines) {
    List<String> sentences = new ArrayList<>();
    try {
      compare(row, incident, sentences);
      List<Recorded<IncidentEvent>> events = Dossiers.recorded(lines);
      others.forEach(other -> sentences.addAll(other.differences(row.id(), events)));
      sentences.addAll(dossiers.differencesBeside(row.supplierId(), incident, lines));
    } catch (IllegalArgumentException unreadable) {
      sentences.add("what is stored beside the journal cannot be read");
    }
    return sentences.stream()
        .map(sentence -> new Fault(row.id(), incident.entries(), sentence))
        .toList();
  }

  private void compare(IncidentRow row, Incident incident, List<String> found) {
    IncidentEvent.Opened opened = incident.opened().event();
    compare(found, "number", row.number(), opened.number());
    compare(found, "title", row.title(), opened.title());
    compare(found, "report", row.reportId(), opened.reportId());
    compare(found, "kind", row.kind(), incident.kind().name());
    compare(found, "status", row.status(), Dossiers.status(incident));
    compare(found, "moment of opening", row.openedAt(), incident.opened().at());
    compare(
        found,
        "moment of closing",
        row.closedAt(),
        incident.closed() == null ? null : incident.closed().at());
    compare(
        found,
        "runs",
        store.runs(row.id(), MOST_RUNS).stream().collect(Collectors.toSet()),
        incident.runs().values().stream()
            .map(run -> rowOf(row.id(), run))
            .collect(Collectors.toSet()));
    compare(
        found,
        "affected schools",
        Set.copyOf(store.schools(row.id(), MOST_SCHOOLS)),
        incident.schools().keySet());
    compare(
        found, "deadlines", new HashSet<>(board.of(row.id())), new HashSet<>(Ladders.of(incident)));
    compare(found, "rungs", board.claimed(row.id()), incident.rungs());
    compare(found, "withholding", store.withheld(row.id()).orElse(null), withheld(incident));
    Optional<ReportRow> report = Optional.ofNullable(row.reportId()).flatMap(reports::find);
    compare(
        found,
        "report",
        report.map(kept -> Reports.digest(kept.report())).orElse("none"),
        opened.reportDigest());
  }

  private static @Nullable String withheld(Incident incident) {
    Assessment.Withholding withholding = incident.assessment().withholding();
    return withholding == null
        ? null
        : withholding.from().toEpochMilli() + "-" + withholding.end().toEpochMilli();
  }

  private static RunRow rowOf(UUID incident, IncidentRun run) {
    return new RunRow(
        run.id(),
        incident,
        run.run().checklist().id(),
        run.checklistDigest(),
        run.state().name(),
        run.withdrawn() ? null : run.run().currentStepId());
  }

  /** The values themselves stay out of the sentence: they may be personal data. */
  private static void compare(
      List<String> found, String what, @Nullable Object kept, @Nullable Object folded) {
    if (!Objects.equals(kept, folded)) {
      found.add("the stored %s is not what the journal says".formatted(what));
    }
  }
}
