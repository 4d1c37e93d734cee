package nl.lekdicht.core.paper;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A paper in one of its states. What moves it from one to the next is in {@link FourEyes}. */
public sealed interface Paper {
  Sheet sheet();

  /** The names are stored. */
  enum State {
    DRAFT,
    SUBMITTED,
    APPROVED,
    REJECTED,
    SENT,
    FILED,
    ACKNOWLEDGED,
    DROPPED
  }

  State state();

  /** Being written. */
  record InDraft(Sheet sheet) implements Paper {
    @Override
    public State state() {
      return State.DRAFT;
    }
  }

  /** Waiting for the second pair of eyes. */
  record Submitted(Sheet sheet, UUID by, Instant at) implements Paper {
    @Override
    public State state() {
      return State.SUBMITTED;
    }
  }

  /** Seen by a second pair of eyes, which may leave in exactly these words. */
  record Approved(Sheet sheet, UUID by, Instant at) implements Paper {
    @Override
    public State state() {
      return State.APPROVED;
    }
  }

  record Rejected(Sheet sheet, UUID by, Instant at, String reason) implements Paper {
    @Override
    public State state() {
      return State.REJECTED;
    }
  }

  /**
   * With the school.
   *
   * @param by null for whoever is not told who sent it
   */
  record Sent(Sheet sheet, @Nullable UUID by, Instant at) implements Paper {
    @Override
    public State state() {
      return State.SENT;
    }
  }

  /**
   * Typed into the authority's form.
   *
   * @param by null for whoever is not told who recorded it
   */
  record Filed(Sheet sheet, @Nullable UUID by, Instant at) implements Paper {
    @Override
    public State state() {
      return State.FILED;
    }
  }

  /**
   * Received, as the school says.
   *
   * @param by null when it was said through the one-time link
   */
  record Acknowledged(Sheet sheet, @Nullable UUID by, Instant at) implements Paper {
    @Override
    public State state() {
      return State.ACKNOWLEDGED;
    }
  }

  /** Given up before it left. */
  record Dropped(Sheet sheet, @Nullable UUID by, Instant at, String reason) implements Paper {
    @Override
    public State state() {
      return State.DROPPED;
    }
  }
}
