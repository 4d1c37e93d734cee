package nl.lekdicht.core.checklist;

import java.util.Set;
import nl.lekdicht.core.Report;

/**
 * For which reports a checklist is proposed.
 *
 * @param rank 1 is named first, then 2, and so on
 */
public record Proposal(int rank, Set<Report.What> what, Set<Report.Where> where) {
  public Proposal {
    what = Set.copyOf(what);
    where = Set.copyOf(where);
  }

  public boolean suits(Report.What reportedWhat, Report.Where reportedWhere) {
    return what.contains(reportedWhat) && where.contains(reportedWhere);
  }
}
