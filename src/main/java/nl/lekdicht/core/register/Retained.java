package nl.lekdicht.core.register;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import nl.lekdicht.core.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * How long an entry of the register is kept: as long as the longest term that was agreed with the schools that it hit, counted from its
 * closing (Art. 12 of the agreement); longer only while somebody holds it, with a reason.
 *
 * @param closedAt null while it is not closed: then nothing is counted yet
 * @param months of that longest term; five years where nothing was agreed
 * @param dueAt when it may go; null exactly where {@code closedAt} is
 * @param withheldUntil until when schools are not to hear of it; null where nothing is withheld
 */
public record Retained(
    UUID id,
    RegisterEntry.Origin origin,
    String number,
    String title,
    Instant reportedAt,
    @Nullable Instant closedAt,
    int months,
    @Nullable Instant dueAt,
    @Nullable Hold hold,
    @Nullable Instant withheldUntil) {
  /** How long before it is due an entry is shown to those who will have to erase it. */
  public static final Duration AHEAD = Duration.ofDays(30);

  /**
   * Why it stays.
   *
   * @param reviewOn when somebody has to look whether it still must
   */
  public record Hold(String reason, LocalDate reviewOn, Instant at, RegisterEntry.Who by) {}

  /** How it stands with an entry at some moment. */
  public enum State {
    /** Its term runs, or has not begun. */
    KEPT,
    /** Its term ends within thirty days. */
    SOON,
    /** Its term has ended. */
    DUE,
    /** Somebody holds it, whatever its term. */
    HELD
  }

  public State stateAt(Instant now) {
    if (hold != null) {
      return State.HELD;
    }
    if (dueAt == null || dueAt.isAfter(now.plus(AHEAD))) {
      return State.KEPT;
    }
    return dueAt.isAfter(now) ? State.SOON : State.DUE;
  }

  /** All that stands in the way of erasing it, at once. */
  public record NotToBeErased(String number, List<Reason> reasons) implements Refusal.Several {
    public NotToBeErased {
      reasons = List.copyOf(reasons);
    }

    @Override
    public String code() {
      return "not-to-be-erased";
    }

    @Override
    public String sentence() {
      return "Entry %s cannot be erased: %s"
          .formatted(number, String.join(" ", reasons.stream().map(Reason::sentence).toList()));
    }
  }

  /**
   * Why it is not erased; empty when it may be.
   *
   * @param typed the number, as whoever erases it typed it again
   */
  public Optional<Refusal> findRefusal(String typed, Instant now) {
    if (!typed.equals(number)) {
      return Optional.of(
          new Refusal.InvalidField(
              "number", "must be the number of this entry, %s, typed again".formatted(number)));
    }
    List<Refusal.Reason> reasons = new ArrayList<>();
    if (closedAt == null || dueAt == null) {
      reasons.add(
          new Refusal.Reason("not-closed", null, "It is not closed, so its term has not begun."));
    } else if (dueAt.isAfter(now)) {
      reasons.add(
          new Refusal.Reason(
              "not-due",
              null,
              "It was closed at %s and is kept for %d months, until %s."
                  .formatted(closedAt, months, dueAt)));
    }
    if (hold != null) {
      reasons.add(
          new Refusal.Reason(
              "held",
              null,
              "It is held since %s, to be reviewed on %s: lift the hold first."
                  .formatted(hold.at(), hold.reviewOn())));
    }
    if (withheldUntil != null && withheldUntil.isAfter(now)) {
      reasons.add(
          new Refusal.Reason(
              "withheld",
              null,
              "Schools are not to hear of it until %s, so they cannot be given a confirmation."
                  .formatted(withheldUntil)));
    }
    return reasons.isEmpty() ? Optional.empty() : Optional.of(new NotToBeErased(number, reasons));
  }
}
