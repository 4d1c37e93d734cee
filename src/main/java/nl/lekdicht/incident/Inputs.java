package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.checklist.RunCommand;
import nl.lekdicht.core.checklist.StepOutcome;
import nl.lekdicht.core.incident.ClockCommand;
import nl.lekdicht.core.incident.IncidentCommand;
import nl.lekdicht.core.incident.IncidentMoment;
import nl.lekdicht.core.incident.SchoolMoment;
import org.jspecify.annotations.Nullable;

/** The bodies of requests about incidents; the contract has their rules. */
final class Inputs {
  private Inputs() {}

  @Serdeable
  record Opening(
      UUID reportId, String checklistId, String title, @Nullable List<String> affectedSchools) {
    List<String> schools() {
      return affectedSchools == null ? List.of() : affectedSchools;
    }
  }

  @Serdeable
  record RunStart(String checklistId) {}

  @Serdeable
  record Completion(Instant performedAt, String description, @Nullable String answer) {
    RunCommand of(String stepId) {
      return new RunCommand.Complete(stepId, performedAt, description, answer);
    }
  }

  @Serdeable
  record Skip(String reason) {
    RunCommand of(String stepId) {
      return new RunCommand.Skip(stepId, reason);
    }
  }

  @Serdeable
  record Correction(
      @Nullable StepOutcome outcome,
      @Nullable Instant performedAt,
      @Nullable String description,
      @Nullable String answer,
      String reason) {
    RunCommand of(String stepId) {
      return new RunCommand.Correct(
          stepId,
          outcome == null ? StepOutcome.DONE : outcome,
          performedAt,
          description,
          answer,
          reason);
    }
  }

  @Serdeable
  record Schools(List<String> affectedSchools) {}

  @Serdeable
  record Moment(SchoolMoment kind, Instant occurredAt, String description) {
    IncidentCommand of(String brin) {
      return new IncidentCommand.RecordSchoolMoment(brin, kind, occurredAt, description);
    }
  }

  @Serdeable
  record Closure(String note) {}

  @Serdeable
  record Acknowledgement(@Nullable String note) {}

  @Serdeable
  record StatusUpdate(Instant givenAt, String description) {
    ClockCommand.GiveUpdate command() {
      return new ClockCommand.GiveUpdate(givenAt, description);
    }
  }

  @Serdeable
  record CorrectionPreview(IncidentMoment moment, @Nullable String brin, Instant occurredAt) {
    /** The reason is asked with the correction itself. */
    private static final String NOT_YET = "not asked for in a preview";

    ClockCommand.CorrectMoment command() {
      return new ClockCommand.CorrectMoment(moment, brin, occurredAt, NOT_YET);
    }
  }

  @Serdeable
  record MomentCorrection(
      IncidentMoment moment,
      @Nullable String brin,
      Instant occurredAt,
      String reason,
      int entries) {
    ClockCommand.CorrectMoment command() {
      return new ClockCommand.CorrectMoment(moment, brin, occurredAt, reason);
    }
  }
}
