package nl.lekdicht.core.checklist;

import java.util.List;
import java.util.stream.Collectors;

/** One way through a checklist, from its first step to its end. */
public record Path(List<Visit> visits) {
  public Path {
    visits = List.copyOf(visits);
  }

  /**
   * A step on the path.
   *
   * @param outcome the id of the answer, or {@link #DONE}, or {@link #SKIPPED}
   */
  public record Visit(String stepId, String outcome) {
    public static final String DONE = "done";
    public static final String SKIPPED = "skipped";

    public boolean isDone() {
      return !outcome.equals(SKIPPED);
    }
  }

  public long stepsDone() {
    return visits.stream().filter(Visit::isDone).count();
  }

  /**
   * Whether all conditions of the guarantee are met here. A decision that got any answer counts as
   * done.
   */
  public boolean isMeantBy(Guarantee guarantee) {
    return guarantee.when().entrySet().stream()
        .allMatch(condition -> has(condition.getKey(), condition.getValue()));
  }

  /**
   * Whether the guarantee holds here: its conditions are not met, or its steps are done in its
   * order.
   */
  public boolean keeps(Guarantee guarantee) {
    if (!isMeantBy(guarantee)) {
      return true;
    }
    int met = 0;
    for (Visit visit : visits) {
      if (visit.isDone()
          && met < guarantee.pass().size()
          && visit.stepId().equals(guarantee.pass().get(met))) {
        met++;
      }
    }
    return met == guarantee.pass().size();
  }

  private boolean has(String stepId, String outcome) {
    return visits.stream()
        .filter(visit -> visit.stepId().equals(stepId))
        .anyMatch(visit ->
            visit.outcome().equals(outcome) || (outcome.equals(Visit.DONE) && visit.isDone()));
  }

  /**
   * The path in one line: {@code close-access, assess-access: no, fix-problem: skipped,
   * give-password}.
   */
  @Override
  public String toString() {
    return visits.stream()
        .map(visit ->
            visit.outcome().equals(Visit.DONE)
                ? visit.stepId()
                : visit.stepId() + ": " + visit.outcome())
        .collect(Collectors.joining(", "));
  }
}
