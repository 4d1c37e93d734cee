package nl.lekdicht.core;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import nl.lekdicht.core.checklist.Checklist;
import nl.lekdicht.core.term.Terms;
import nl.lekdicht.library.Library;

/** What the tests of the core share: the real checklists, one manager at work, and a way to say a moment in Amsterdam. */
public final class Cases {
  public static final Library LIBRARY = Library.open(Path.of("checklists"));

  public static final Actor MANAGER =
      new Actor(
          UUID.fromString("019aa1b2-0000-7000-8000-00000000000a"), Set.of(Role.INCIDENT_MANAGER));

  /** Who judges. */
  public static final Actor FG =
      new Actor(
          UUID.fromString("019aa1b2-0000-7000-8000-00000000000f"), Set.of(Role.ESCALATION_MANAGER));

  /** A Monday morning in winter. */
  public static final Instant START = amsterdam("2026-11-23T10:00");

  public static final String TEXT = "Done and checked";

  private Cases() {}

  public static Checklist checklist(String id) {
    return LIBRARY.find(id).orElseThrow().checklist();
  }

  /** The edition of the terms in the library. */
  public static Terms terms() {
    return LIBRARY.terms().terms();
  }

  public static Instant amsterdam(String wallClock) {
    return LocalDateTime.parse(wallClock).atZone(ZoneId.of("Europe/Amsterdam")).toInstant();
  }

  public static Occasion at(Instant now) {
    return new Occasion(MANAGER, now);
  }

  public static <T> T accepted(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Accepted<T>(T value) -> value;
      case Outcome.Refused<T>(Refusal refusal) -> throw new AssertionError(refusal.sentence());
    };
  }

  public static Refusal refused(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(Refusal refusal) -> refusal;
      case Outcome.Accepted<?>(Object value) -> throw new AssertionError("accepted: " + value);
    };
  }
}
