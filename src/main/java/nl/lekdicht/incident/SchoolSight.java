package nl.lekdicht.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.checklist.StepRecord;
import nl.lekdicht.core.incident.AffectedSchool;
import nl.lekdicht.core.incident.Assessment;
import nl.lekdicht.core.incident.Incident;
import nl.lekdicht.core.incident.IncidentEvent;
import nl.lekdicht.core.incident.SchoolMoment;
import nl.lekdicht.core.term.Watched;
import nl.lekdicht.deadline.DeadlineView;
import org.jspecify.annotations.Nullable;

/**
 * All that schools may see of an incident, as it stood at one end of its journal. No free text of the supplier is in it.
 *
 * @param headHash of the last entry that it rests on
 * @param protocol what the first checklist is about
 * @param withheldUntil until then nothing is told to schools that were not told before; null when nothing was withheld
 * @param measures the steps that were done, oldest first
 * @param shared the deadlines that concern every school
 * @param schools what concerns one school only, by BRIN
 */
record SchoolSight(
    String headHash,
    UUID supplier,
    UUID id,
    String number,
    Report.What what,
    Report.Where where,
    BilingualText protocol,
    IncidentKind kind,
    String status,
    Instant receivedAt,
    @Nullable Instant discoveredAt,
    @Nullable Instant closedAt,
    boolean escalated,
    @Nullable Instant withheldUntil,
    List<SchoolIncidentView.MeasureView> measures,
    List<Placed> shared,
    Map<String, OfSchool> schools) {

  /**
   * @param place in the order in which all deadlines of the incident are due
   */
  record Placed(int place, Deadline deadline) {}

  /**
   * @param toldAt when the supplier told the school; null while it did not
   */
  record OfSchool(@Nullable Instant toldAt, List<Placed> own) {}

  static SchoolSight of(Dossier dossier) {
    Incident incident = dossier.incident();
    IncidentEvent.Opened opened = incident.opened().event();
    Assessment.Withholding withholding = incident.assessment().withholding();
    List<Placed> shared = new ArrayList<>();
    Map<String, List<Placed>> own = new HashMap<>();
    List<Watched> deadlines = dossier.deadlines();
    for (int place = 0; place < deadlines.size(); place++) {
      Placed placed = new Placed(place, deadlines.get(place).deadline());
      String school = placed.deadline().school();
      if (school != null) {
        own.computeIfAbsent(school, _ -> new ArrayList<>()).add(placed);
      } else if (placed.deadline().kind() != DeadlineKind.ESCALATION_ACKNOWLEDGEMENT) {
        shared.add(placed);
      }
    }
    Map<String, OfSchool> schools = new HashMap<>();
    incident
        .schools()
        .forEach((brin, school) ->
            schools.put(brin, new OfSchool(toldAt(school), own.getOrDefault(brin, List.of()))));
    return new SchoolSight(
        dossier.head().hash(),
        dossier.supplier(),
        incident.id(),
        opened.number(),
        opened.what(),
        opened.where(),
        incident.runs().values().iterator().next().run().checklist().title(),
        incident.kind(),
        Dossiers.status(incident),
        incident.receivedAt(),
        incident.discoveredAt(),
        incident.closed() == null ? null : incident.closed().at(),
        incident.findEscalation().isPresent(),
        withholding == null ? null : withholding.end(),
        measures(incident),
        shared,
        schools);
  }

  /** As {@link Incident#hiddenFrom}. */
  boolean hiddenFrom(String brin, Instant at) {
    OfSchool school = schools.get(brin);
    return withheldUntil != null
        && at.isBefore(withheldUntil)
        && school != null
        && school.toldAt() == null;
  }

  /**
   * Empty for a school that is not hit.
   *
   * @param now the moment for which the deadlines are judged
   */
  Optional<SchoolIncidentView> seenBy(String brin, String supplierName, Instant now) {
    return Optional.ofNullable(schools.get(brin)).map(school -> seenBy(school, supplierName, now));
  }

  private SchoolIncidentView seenBy(OfSchool school, String supplierName, Instant now) {
    return new SchoolIncidentView(
        id,
        number,
        supplierName,
        what,
        where,
        protocol,
        kind,
        status,
        receivedAt,
        discoveredAt,
        closedAt,
        escalated,
        school.toldAt(),
        measures,
        Stream.concat(shared.stream(), school.own().stream())
            .sorted(Comparator.comparingInt(Placed::place))
            .map(placed -> DeadlineView.forSchool(placed.deadline(), id, number, now))
            .toList());
  }

  /** How much it takes to keep it, in things of some 100 bytes. */
  int weight() {
    return 10
        + measures.size()
        + shared.size()
        + schools.values().stream().mapToInt(school -> 2 + school.own().size()).sum();
  }

  private static @Nullable Instant toldAt(AffectedSchool school) {
    return school.find(SchoolMoment.SCHOOL_TOLD).orElse(null);
  }

  private static List<SchoolIncidentView.MeasureView> measures(Incident incident) {
    return incident
        .liveRuns()
        .flatMap(run ->
            run.run().standing().values().stream()
                .filter(record -> record.outcome() == StepOutcome.DONE)
                .map(
                    record -> measure(run.run().checklist().step(record.stepId()).title(), record)))
        .sorted(Comparator.comparing(SchoolIncidentView.MeasureView::performedAt))
        .toList();
  }

  private static SchoolIncidentView.MeasureView measure(BilingualText title, StepRecord record) {
    return new SchoolIncidentView.MeasureView(title, Objects.requireNonNull(record.performedAt()));
  }
}
