package nl.lekdicht.core.incident;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is kept with an incident, and for how long. */
public sealed interface KeepingEvent extends IncidentEvent {

  /**
   * A file that shows what happened was put with the incident; the file itself is kept beside the journal.
   *
   * @param run the run to whose step it belongs; null where it belongs to the incident
   * @param step null exactly where {@code run} is
   * @param name as the file was called
   * @param size in bytes
   * @param digest SHA-256 of the file, in hexadecimal
   */
  record EvidenceKept(
      UUID evidence,
      @Nullable UUID run,
      @Nullable String step,
      String name,
      long size,
      String digest,
      @Nullable String note)
      implements KeepingEvent {}

  /**
   * The incident stays longer than the agreements say.
   *
   * @param reviewOn when somebody has to look whether it still must
   */
  record RetentionHeld(String reason, LocalDate reviewOn) implements KeepingEvent {}

  /** It need not stay longer any more. */
  record HoldLifted(String why) implements KeepingEvent {}
}
