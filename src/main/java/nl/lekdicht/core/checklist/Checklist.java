package nl.lekdicht.core.checklist;

import java.util.List;
import java.util.Optional;
import nl.lekdicht.core.BilingualText;
import nl.lekdicht.core.IncidentKind;

/**
 * One protocol, checked when it was read: ids are unique, every jump lands, every step can be reached and every path ends.
 *
 * @param source the document and section that the steps come from
 * @param incidentKind what an incident is when it is opened with this checklist
 * @param proposals for which reports this checklist is proposed
 */
public record Checklist(
    String id,
    BilingualText title,
    BilingualText when,
    String source,
    IncidentKind incidentKind,
    List<Proposal> proposals,
    List<Step> steps,
    List<Guarantee> guarantees) {

  public Checklist {
    proposals = List.copyOf(proposals);
    steps = List.copyOf(steps);
    guarantees = List.copyOf(guarantees);
  }

  public Optional<Step> findStep(String stepId) {
    return steps.stream().filter(step -> step.id().equals(stepId)).findFirst();
  }

  /** The step with this id. Its absence is a bug: every id in a run was checked against this checklist. */
  public Step step(String stepId) {
    return findStep(stepId)
        .orElseThrow(() -> new IllegalArgumentException(id + " has no step " + stepId));
  }

  /** The place of the step in the file, from 0. */
  public int indexOf(String stepId) {
    return steps.indexOf(step(stepId));
  }

  public Step first() {
    return steps.getFirst();
  }
}
