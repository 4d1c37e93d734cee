package nl.lekdicht.core.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody wants recorded of an incident's clocks. */
public sealed interface ClockCommand {
  /**
   * @param slot of the deadline
   * @param byDeputy whether the actor stands in for the escalation manager at this moment
   */
  record Acknowledge(String slot, @Nullable String note, boolean byDeputy)
      implements ClockCommand {}

  record GiveUpdate(Instant givenAt, String description) implements ClockCommand {}

  /**
   * @param brin of the school whose moment it is; null for one of the incident
   */
  record CorrectMoment(
      IncidentMoment moment, @Nullable String brin, Instant occurredAt, String reason)
      implements ClockCommand {}
}
