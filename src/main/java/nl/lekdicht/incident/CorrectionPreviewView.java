package nl.lekdicht.incident;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import nl.lekdicht.core.calendar.Deadline;
import nl.lekdicht.core.calendar.DeadlineKind;
import nl.lekdicht.core.calendar.Judgement;
import nl.lekdicht.core.incident.ClockDecider;
import org.jspecify.annotations.Nullable;

/**
 * What a correction would move.
 *
 * @param entries how many entries the journal has now; the correction is taken while that is still so
 */
@Serdeable
record CorrectionPreviewView(UUID incidentId, int entries, List<MoveView> moves) {

  /**
   * @param judged how it was judged before, which stays; null where it was not
   */
  @Serdeable
  record MoveView(
      String slot,
      DeadlineKind kind,
      @Nullable String brin,
      @Nullable String stepId,
      @Nullable ClockView before,
      @Nullable ClockView after,
      @Nullable Judgement judged) {

    static MoveView of(ClockDecider.Move move, Instant now) {
      Deadline any = move.any();
      return new MoveView(
          any.slot(),
          any.kind(),
          any.school(),
          any.step(),
          ClockView.of(move.before(), now),
          ClockView.of(move.after(), now),
          any.judged());
    }
  }

  @Serdeable
  record ClockView(@Nullable Instant startedAt, @Nullable Instant dueAt, Deadline.State state) {
    static @Nullable ClockView of(@Nullable Deadline deadline, Instant now) {
      return deadline == null
          ? null
          : new ClockView(deadline.startedAt(), deadline.dueAt(), deadline.stateAt(now));
    }
  }

  static CorrectionPreviewView of(Dossier dossier, List<ClockDecider.Move> moves, Instant now) {
    return new CorrectionPreviewView(
        dossier.id(),
        dossier.incident().entries(),
        moves.stream().map(move -> MoveView.of(move, now)).toList());
  }
}
