package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.checklist.RunEvent;
import org.jspecify.annotations.Nullable;

/** What happened in an incident: one journal entry each. */
public sealed interface IncidentEvent {

  /**
   * @param reportDigest SHA-256 of the report as it was received, in hexadecimal: ties the report to the chain
   * @param discoveredAt null while that is not known
   */
  record Opened(
      String number,
      String title,
      IncidentKind kind,
      Report.What what,
      Report.Where where,
      UUID reportId,
      String reportDigest,
      Instant receivedAt,
      @Nullable Instant discoveredAt,
      List<SchoolTerm> schools)
      implements IncidentEvent {
    public Opened {
      schools = List.copyOf(schools);
    }
  }

  /**
   * @param checklistDigest SHA-256 of the file that the run keeps to, in hexadecimal
   * @param reportedAt what the terms "after the report" run from
   * @param dueAt per step with a term, the instant as it was counted at the start
   * @param startedByEntry the journal number of the step that started it; null when a person did
   */
  record RunStarted(
      UUID run,
      String checklistId,
      String checklistDigest,
      Instant reportedAt,
      Map<String, Instant> dueAt,
      @Nullable Integer startedByEntry)
      implements IncidentEvent {
    public RunStarted {
      dueAt = Map.copyOf(dueAt);
    }
  }

  /** Something was recorded of a step. */
  record StepRecorded(UUID run, RunEvent what) implements IncidentEvent {}

  /** A run that an answer had started is withdrawn, because the answer was corrected before anything was done in it. */
  record RunWithdrawn(UUID run, int becauseOfEntry) implements IncidentEvent {}

  /** From now on these schools are hit, and no others. */
  record SchoolsChanged(List<SchoolTerm> schools) implements IncidentEvent {
    public SchoolsChanged {
      schools = List.copyOf(schools);
    }
  }

  record SchoolMomentRecorded(
      String brin, SchoolMoment kind, Instant occurredAt, String description)
      implements IncidentEvent {}

  record Closed(String note) implements IncidentEvent {}
}
