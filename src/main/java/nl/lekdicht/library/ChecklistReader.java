package nl.lekdicht.library;

import static java.util.Objects.requireNonNullElse;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.checklist.Guarantee;
import nl.lekdicht.core.checklist.Path;
import nl.lekdicht.core.checklist.Paths;
import nl.lekdicht.core.checklist.Proposal;
import nl.lekdicht.core.checklist.Step;

/**
 * Reads one checklist and proves it: what the format asks first, then the jumps, then the
 * guarantees on every path.
 */
final class ChecklistReader {
  private final Findings findings;
  private final Origin origin;
  private final References references = new References();

  private ChecklistReader(Findings findings, Origin origin) {
    this.findings = findings;
    this.origin = origin;
  }

  static Reading<Checklist> read(Fields file, Findings findings, Origin origin) {
    return new ChecklistReader(findings, origin).read(file);
  }

  private Reading<Checklist> read(Fields file) {
    file.number("format", 1, 1);
    String id = file.id("id");
    BilingualText title = file.bilingual("title");
    BilingualText when = file.bilingual("when");
    String source = file.text("source");
    IncidentKind kind =
        requireNonNullElse(
            file.oneOf("incidentKind", IncidentKind.class), IncidentKind.SECURITY_INCIDENT);
    List<Proposal> proposals =
        file.findList("proposals", "A proposal").stream().map(ChecklistReader::proposal).toList();
    StepsReader stepsReader = new StepsReader(references, origin);
    List<Step> steps = stepsReader.read(file);
    Map<Guarantee, Integer> guarantees =
        GuaranteesReader.read(file.list("guarantees", "A guarantee"), steps);
    file.close();
    Checklist checklist =
        new Checklist(
            requireNonNullElse(id, ""),
            title,
            when,
            source,
            kind,
            proposals,
            steps,
            List.copyOf(guarantees.keySet()));
    if (stepsReader.isWalkable()) {
      prove(checklist, guarantees, file, stepsReader);
    }
    return new Reading<>(id, file.line("id"), checklist, references.all());
  }

  private static Proposal proposal(Fields proposal) {
    int rank = proposal.number("rank", 1, 9);
    Set<Report.What> what = proposal.someOf("what", Report.What.class);
    Set<Report.Where> where = proposal.someOf("where", Report.Where.class);
    proposal.close();
    return new Proposal(rank, what, where);
  }

  private void prove(
      Checklist checklist, Map<Guarantee, Integer> guarantees, Fields file, StepsReader steps) {
    for (Step step : Paths.unreachable(checklist)) {
      findings.add(steps.lineOf(step.id()), "No path comes to step \"%s\".".formatted(step.id()));
    }
    Optional<List<String>> circle = Paths.findCircle(checklist);
    if (circle.isPresent()) {
      List<String> around = circle.get();
      int line = steps.lineOfJump(around.get(around.size() - 2), around.getLast());
      findings.add(line, "This path never ends: %s.".formatted(String.join(", ", around)));
      return;
    }
    if (Paths.count(checklist) > Paths.MOST) {
      file.fault(
          "steps",
          "There are more than %d paths, too many to prove a guarantee on each."
              .formatted(Paths.MOST));
      return;
    }
    List<Path> paths = Paths.of(checklist);
    guarantees.forEach((guarantee, line) -> prove(guarantee, line, paths));
  }

  private void prove(Guarantee guarantee, int line, List<Path> paths) {
    Paths.findBreach(paths, guarantee)
        .ifPresent(path ->
            findings.add(
                line,
                "Guarantee \"%s\" asks for %s, but this path breaks it: %s."
                    .formatted(guarantee.id(), String.join(", then ", guarantee.pass()), path)));
    if (paths.stream().noneMatch(path -> path.isMeantBy(guarantee))) {
      findings.add(
          line,
          "Guarantee \"%s\" says nothing: no path meets its conditions.".formatted(guarantee.id()));
    }
  }
}
