package nl.lekdicht.core.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import nl.lekdicht.core.IncidentKind;
import nl.lekdicht.core.Report;
import nl.lekdicht.core.checklist.RunEvent;
import nl.lekdicht.core.term.Audience;
import org.jspecify.annotations.Nullable;

/** What happened in an incident: one journal entry each. */
public sealed interface IncidentEvent
    permits AssessmentEvent,
        KeepingEvent,
        PaperEvent,
        IncidentEvent.Opened,
        IncidentEvent.RunStarted,
        IncidentEvent.StepRecorded,
        IncidentEvent.RunWithdrawn,
        IncidentEvent.SchoolsChanged,
        IncidentEvent.SchoolMomentRecorded,
        IncidentEvent.MomentCorrected,
        IncidentEvent.DeadlineWarned,
        IncidentEvent.DeadlineAcknowledged,
        IncidentEvent.UpdateGiven,
        IncidentEvent.UpdateMissed,
        IncidentEvent.MailReturned,
        IncidentEvent.Closed {

  /**
   * @param reportDigest SHA-256 of the report as it was received, in hexadecimal: ties the report to the chain
   * @param discoveredAt null while that is not known
   * @param termsDigest SHA-256 of the edition of the terms that the incident keeps to, in hexadecimal; null in entries from before there
   *     were editions
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
      List<SchoolTerm> schools,
      @Nullable String termsDigest)
      implements IncidentEvent {
    public Opened {
      schools = List.copyOf(schools);
    }
  }

  /**
   * @param checklistDigest SHA-256 of the file that the run keeps to, in hexadecimal
   * @param reportedAt what the terms "after the report" run from
   * @param dueAt per step with a term, the instant as it was counted at the start
   * @param warnsAt per step with a term in working time, the moments at which a share of it is used up, in the order of its ladder; null
   *     where there is none
   * @param startedByEntry the journal number of the step that started it; null when a person did
   */
  record RunStarted(
      UUID run,
      String checklistId,
      String checklistDigest,
      Instant reportedAt,
      Map<String, Instant> dueAt,
      @Nullable Map<String, List<Instant>> warnsAt,
      @Nullable Integer startedByEntry)
      implements IncidentEvent {
    public RunStarted {
      dueAt = Map.copyOf(dueAt);
      warnsAt = warnsAt == null || warnsAt.isEmpty() ? null : Map.copyOf(warnsAt);
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

  /**
   * A moment turned out to have been another than was written down. What was judged before stays judged.
   *
   * @param brin of the school whose moment it is; null for one of the incident
   * @param from as it was written down; null where nothing was
   * @param runs the runs whose terms were counted anew
   */
  record MomentCorrected(
      IncidentMoment moment,
      @Nullable String brin,
      @Nullable Instant from,
      Instant to,
      String reason,
      List<Recounted> runs)
      implements IncidentEvent {
    public MomentCorrected {
      runs = List.copyOf(runs);
    }
  }

  /** The terms of a run, counted anew; as in {@link RunStarted}. */
  record Recounted(
      UUID run,
      Instant reportedAt,
      Map<String, Instant> dueAt,
      @Nullable Map<String, List<Instant>> warnsAt) {
    public Recounted {
      dueAt = Map.copyOf(dueAt);
      warnsAt = warnsAt == null || warnsAt.isEmpty() ? null : Map.copyOf(warnsAt);
    }
  }

  /**
   * A rung of the ladders of these deadlines fired: they fall due at the same moment and were told in one message.
   *
   * @param number of the rung, counted from 1
   * @param at the moment of the rung
   * @param audience whom it reached
   * @param hearers the accounts that were told; none when nobody could be
   * @param late whether it fired noticeably later than its moment
   */
  record DeadlineWarned(
      List<String> slots,
      int number,
      Instant dueAt,
      Instant at,
      Audience audience,
      List<UUID> hearers,
      boolean late)
      implements IncidentEvent {
    public DeadlineWarned {
      slots = List.copyOf(slots);
      hearers = List.copyOf(hearers);
    }
  }

  /** Somebody took a deadline upon themselves: its warnings climb no further, its clock runs on. */
  record DeadlineAcknowledged(String slot, @Nullable String note) implements IncidentEvent {}

  /** Those concerned were brought up to date. */
  record UpdateGiven(Instant givenAt, String description) implements IncidentEvent {}

  /** An update fell due and none was on record. */
  record UpdateMissed(Instant dueAt) implements IncidentEvent {}

  /**
   * A mail that told somebody of this incident could not be delivered.
   *
   * @param cause what it was sent for
   * @param account to whom; null when they have no account
   */
  record MailReturned(UUID mail, String cause, @Nullable UUID account) implements IncidentEvent {}

  record Closed(String note) implements IncidentEvent {}
}
